package caposaldo.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Countries as files write them. */
class CountriesTests {

    @ParameterizedTest
    @CsvSource({
        "IT, IT",
        "ita, IT",
        "Italia, IT",
        "Италия, IT",
        "United Kingdom, GB",
        "EIRE, IE",
        "RSA, ZA",
        "USA, US",
        "Stati Uniti, US",
        "Germania, DE",
        "Россия, RU",
        "Czech Republic, CZ",
        "Korea, KR",
        "Hong Kong, HK"
    })
    void knowsCodesAndNames(String written, String code) {
        assertThat(Countries.code(written)).isEqualTo(code);
    }

    @Test
    void knowsWhatIsNone() {
        assertThat(Countries.code("Unspecified")).isNull();
        assertThat(Countries.code("European Community")).isNull();
        assertThat(Countries.code("")).isNull();
    }
}
