package caposaldo.reconciliation;

import caposaldo.analytics.reconciliation.Posting;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The client's own ledger as it came, on the sides where it stands there.
 *
 * @param currency empty when it does not say
 * @param opening what its debits had over its credits before; null when it does not say
 * @param closing the same afterwards
 */
record TheirLedger(
        Format format,
        String currency,
        @Nullable BigDecimal opening,
        @Nullable BigDecimal closing,
        List<Line> lines) {

    enum Format {
        UBL,
        TABLE
    }

    /**
     * @param no where it stands in the file
     * @param amount above zero is a debit there
     */
    record Line(int no, LocalDate on, Posting.Kind kind, String number, BigDecimal amount) {}

    TheirLedger {
        lines = List.copyOf(lines);
    }
}
