package caposaldo.analytics.receivable;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.OptionalDouble;

/**
 * How a client keeps its terms.
 *
 * @param amount paid, or open, above 0
 * @param daysLate against the due date: below 0 for early, for an open item the days up to now
 */
public record Punctuality(BigDecimal amount, double daysLate) {

    public Punctuality {
        if (amount.signum() <= 0 || !Double.isFinite(daysLate)) {
            throw new IllegalArgumentException("an amount above zero and a number of days");
        }
    }

    /** Weighted days overdue: sum(amount x days late) / sum(amount); empty without any. */
    public static OptionalDouble weightedDays(Collection<Punctuality> items) {
        double amounts = 0;
        double days = 0;
        for (Punctuality item : items) {
            double amount = item.amount.doubleValue();
            amounts += amount;
            days += amount * item.daysLate;
        }
        return amounts > 0 ? OptionalDouble.of(days / amounts) : OptionalDouble.empty();
    }
}
