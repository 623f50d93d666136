package caposaldo.analytics.receivable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A document that is not settled.
 *
 * @param due the last day on which payment is in time
 * @param open what is still owed, in the ledger's currency; below 0 for money or credit not yet applied
 * @param disputed the part of {@code open} that the client contests, 0 to {@code open}; 0 for unapplied ones
 */
public record OpenItem(LocalDate due, BigDecimal open, BigDecimal disputed) {

    public OpenItem {
        if (disputed.signum() < 0 || disputed.compareTo(open.max(BigDecimal.ZERO)) > 0) {
            throw new IllegalArgumentException("between nothing and all that is open can be disputed");
        }
    }

    /** An item nobody contests. */
    public static OpenItem of(LocalDate due, BigDecimal open) {
        return new OpenItem(due, open, BigDecimal.ZERO);
    }

    /** Days past the due date on a day: 0 on the due date itself, below 0 before it. */
    public long daysOverdue(LocalDate asOf) {
        return ChronoUnit.DAYS.between(due, asOf);
    }

    /** Whether this is money or credit that waits for a document to be applied to. */
    public boolean unapplied() {
        return open.signum() < 0;
    }
}
