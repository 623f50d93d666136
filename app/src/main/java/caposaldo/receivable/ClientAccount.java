package caposaldo.receivable;

import caposaldo.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is owed on a day, by one client or by several, from the kept sums.
 *
 * @param asOf the day the ages are told as of; of several ledgers the earliest
 * @param owed open debts, the sum of {@code buckets}
 * @param buckets not due, 1 to 30 days overdue, 31 to 60, 61 to 90, more
 * @param disputed the part of {@code owed} that clients contest
 * @param unapplied money and credits that are not allocated to any debt, 0 or more
 * @param overdueDays sum of overdue amount times days overdue
 */
public record ClientAccount(
        LocalDate asOf,
        Money owed,
        List<Money> buckets,
        Money disputed,
        Money unapplied,
        int openItems,
        int overdueItems,
        @Nullable LocalDate oldestDueOn,
        java.math.BigDecimal overdueDays) {

    public ClientAccount {
        buckets = List.copyOf(buckets);
        var sum = buckets.stream().reduce(Money::plus).orElseThrow();
        if (!sum.equals(owed)) {
            throw new IllegalArgumentException("the buckets sum to " + sum + ", owed is " + owed);
        }
    }

    /** Names of the buckets, in their order; words are the messages {@code receivable.bucket.<name>}. */
    public static final List<String> BUCKETS = List.of("notDue", "days30", "days60", "days90", "older");

    public Money balance() {
        return owed.minus(unapplied);
    }

    public Money notDue() {
        return buckets.getFirst();
    }

    public Money overdue() {
        return owed.minus(notDue());
    }
}
