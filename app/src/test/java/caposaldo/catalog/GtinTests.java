package caposaldo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.kernel.Invalid;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTests {

    /** The first two are worked examples; the others are printed on goods. */
    @ParameterizedTest
    @CsvSource({"629104150021,3", "762220000460,7", "400638133393,1", "01234567890,5", "1540014128876,3", "9638507,4"})
    void reckonsTheCheckDigitOfGs1(String data, int digit) {
        assertThat(Gtin.checkDigit(data)).isEqualTo(digit);
        assertThat(Gtin.of(data + digit, "gtin").digits()).isEqualTo(data + digit);
    }

    @Test
    void readsTheDigitsAsTheyArePrintedWithSpacesAndHyphens() {
        assertThat(Gtin.of(" 6 291041-500213 ", "gtin").digits()).isEqualTo("6291041500213");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "123", "1234567", "123456789", "12345678901", "123456789012345", "62910415002I3", "٦٢٩١٠٤١٥"
            })
    void refusesWhatHasNotTheLengthOfOne(String written) {
        assertThatThrownBy(() -> Gtin.of(written, "gtin"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        why -> assertThat(why.problems().getFirst().messageKey())
                                .isEqualTo("catalog.invalid.gtin.form"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Gtin(written));
    }

    @Test
    void saysWhichCheckDigitItShouldBe() {
        assertThatThrownBy(() -> Gtin.of("6291041500214", "gtin"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        why -> assertThat(why.problems().getFirst().arguments()).containsExactly(3));
    }

    /** GS1 General Specifications, 7.9: that is what the digit is for. */
    @Test
    void noticesEveryDigitMistyped() {
        var random = new Random(20261124);
        for (var n = 0; n < 300; n++) {
            var length = new int[] {7, 11, 12, 13}[n % 4];
            var data = random.ints(length, 0, 10)
                    .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                    .toString();
            var right = data + Gtin.checkDigit(data);
            for (var at = 0; at < right.length(); at++) {
                var other = (char) ('0' + (right.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
                var wrong = right.substring(0, at) + other + right.substring(at + 1);
                assertThat(Gtin.isGtin(wrong)).as(wrong + " for " + right).isFalse();
            }
        }
    }

    @Test
    void takesATwelveAndTheThirteenWithAZeroBeforeItForTheSame() {
        assertThat(new Gtin("012345678905"))
                .isEqualTo(new Gtin("0012345678905"))
                .hasSameHashCodeAs("00012345678905");
        assertThat(new Gtin("012345678905")).isNotEqualTo(new Gtin("6291041500213"));
    }
}
