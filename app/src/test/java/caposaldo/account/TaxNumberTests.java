package caposaldo.account;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.account.TaxNumber.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of real companies and those the countries publish as examples, and the same with one digit wrong. */
class TaxNumberTests {

    @ParameterizedTest
    @CsvSource({
        "IT, IT 00743110157, 00743110158",
        "DE, DE 136 695 976, 136695978",
        "FR, FR 40 303 265 045, 84323140391",
        "FR, FR 83 404 833 048, 84404833048",
        "ES, ES B-58378431, B58378432",
        "ES, 54362315K, 54362315Z",
        "ES, X-5253868-R, X5253868T",
        "ES, J99216582, J99216583",
        "AT, ATU13585627, U13585626",
        "NL, NL 004495445 B01, 004495446B01",
        "NL, NL002455799B11, NL002455799B12",
        "BE, BE 0428.759.497, 0431150351",
        "PL, PL 856-734-62-15, 8567346216",
        "GB, GB 980 7806 84, 802311781",
        "PT, PT 501 964 843, 501964842",
        "FI, FI 20774740, 20774741",
        "DK, DK 13585628, 13585627",
        "SE, SE 123456789701, 123456789101",
        "IE, IE 6433435F, 6433435E",
        "IE, IE 6433435OA, 6433435PA",
        "LU, LU 150 274 42, 15027443",
        "GR, EL 094259216, 123456781",
        "HU, HU-12892312, 12892313",
        "CZ, CZ 25123891, 25123890",
        "CZ, CZ 7103192745, 7103192746",
        "SK, SK 202 274 96 19, 2022749618",
        "SI, SI 5022 3054, 50223055",
        "HR, HR 33392005961, 33392005962",
        "RO, RO 185 472 90, 18547291",
        "BG, BG 175 074 752, 175074751",
        "EE, EE 100 931 558, 100594103",
        "LV, LV 4000 3521 600, 40003521601",
        "LT, LT 119511515, 100001919018",
        "CY, CY-10259033P, 10259033Z",
        "MT, MT 1167-9112, 11679113",
        "CH, CHE-107.787.577 IVA, CHE107787578",
        "NO, NO 995 525 828 MVA, 995525829",
        "RU, 7707083893, 7707083894",
        "RU, 500100732259, 500100732258",
    })
    void knowsTheRightCheckDigitFromAWrongOne(String country, String right, String wrong) {
        assertThat(TaxNumber.of(country, right).verdict()).as(right).isEqualTo(Verdict.VALID);
        assertThat(TaxNumber.of(country, wrong).verdict()).as(wrong).isEqualTo(Verdict.WRONG_CHECK_DIGIT);
    }

    @ParameterizedTest
    @CsvSource({"IT, 0074311015", "DE, 036695976", "ES, 5837843", "RU, 77070838931", "NL, 004495445A01", "IE, 643343F"})
    void refusesWhatIsNotWrittenAsTheCountryWritesIt(String country, String written) {
        assertThat(TaxNumber.of(country, written).verdict()).isEqualTo(Verdict.WRONG_FORM);
    }

    @Test
    void dropsBlanksDotsHyphensAndThePrefixOfTheCountry() {
        assertThat(TaxNumber.of("be", "BE 0428.759.497").number()).isEqualTo("0428759497");
        assertThat(TaxNumber.of("GR", "EL094259216").number()).isEqualTo("094259216");
        assertThat(TaxNumber.of("CH", "CHE-107.787.577 MWST").number()).isEqualTo("107787577");
    }

    @Test
    void saysThatItDoesNotKnowACountryInsteadOfJudgingIt() {
        assertThat(TaxNumber.of("US", "12-3456789").verdict()).isEqualTo(Verdict.UNKNOWN_COUNTRY);
    }
}
