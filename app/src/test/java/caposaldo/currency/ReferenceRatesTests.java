package caposaldo.currency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceRatesTests {

    @Test
    void theTableAndTheXmlOfTheSameDaysSayTheSame() {
        assertThat(RateFiles.read(RateFiles.TABLE))
                .hasSize(4)
                .contains(new ReferenceRates.Rate(
                        Currency.getInstance("JPY"), LocalDate.of(2026, 11, 26), new BigDecimal("161.98")))
                .containsExactlyElementsOf(RateFiles.read(RateFiles.XML));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26,        26 Nov,          currency.refused.day",
        "2026-11-26,        2026-11-27,      currency.refused.twice",
        "1.0405,            none,            currency.refused.units",
        "1.0405,            -1.0405,         currency.refused.units",
        "1.0405,            0,               currency.refused.units",
        "USD,               Dollars,         currency.refused.currency",
        "Date,              Datum,           currency.refused.kind",
    })
    void whatIsWrongIsRefusedWithItsReason(String was, String is, String reason) {
        assertRefused(RateFiles.TABLE.replace(was, is), reason);
    }

    @Test
    void aLineThatBreaksOffAndAFileOfNothingAreRefused() {
        assertRefused(RateFiles.TABLE.replace(",161.98,N/A,", ""), "currency.refused.line");
        assertRefused("Date,USD,\n", "currency.refused.none");
        assertRefused("", "currency.refused.kind");
    }

    @Test
    void aDocumentTypeIsRefusedAndWhatItNamesIsNotOpened() {
        assertRefused(
                RateFiles.XML.replace(
                        "<gesmes:Envelope", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>\n<gesmes:Envelope"),
                "exchange.xml.dtd");
        assertRefused(RateFiles.XML.replace("eurofxref\">", "eurofxref\"><broken"), "exchange.xml.broken");
        assertRefused("<html><Cube/></html>", "currency.refused.kind");
    }

    private static void assertRefused(String file, String reason) {
        assertThatThrownBy(() -> RateFiles.read(file))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        why -> assertThat(why.problems())
                                .singleElement()
                                .satisfies(problem ->
                                        assertThat(problem.messageKey()).isEqualTo(reason)));
    }
}
