package caposaldo.analytics.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as the two sides write them. */
class PostingTests {

    @ParameterizedTest
    @CsvSource({
        "INV-2026/0042, INV20260042, ''",
        "'ft. 00123 bis', FT00123BIS, 123",
        "счёт № 4512, СЧЁТ4512, 4512",
        "'', '', ''",
        "---, '', ''",
        "2026-000999, 2026000999, 999"
    })
    void areTheSameHoweverTheyAreWritten(String number, String bare, String digits) {
        var posting = new Posting(1, LocalDate.EPOCH, Posting.Kind.INVOICE, number, 1);
        assertThat(posting.bare()).isEqualTo(bare);
        assertThat(posting.digits()).isEqualTo(digits);
    }
}
