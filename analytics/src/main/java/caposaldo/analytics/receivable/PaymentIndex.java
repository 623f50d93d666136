package caposaldo.analytics.receivable;

import java.util.Collection;
import java.util.OptionalDouble;

/**
 * The own payment index, 0 to 100: what the amount-weighted days against the terms are worth, from our
 * own ledger. 80 is prompt. The key has the shape that Dun &amp; Bradstreet publish for theirs (30 days
 * early 100, prompt 80, 30 late 50, 120 late 20), linear between and on to 0 at 180 days; it is not
 * their index, which pools many suppliers.
 */
public final class PaymentIndex {

    private static final double[] DAYS_LATE = {-30, -20, 0, 15, 22, 30, 60, 90, 120, 180};
    private static final double[] POINTS = {100, 90, 80, 70, 60, 50, 40, 30, 20, 0};

    private PaymentIndex() {}

    /** The index of a client's items; empty without any. */
    public static OptionalDouble of(Collection<Punctuality> items) {
        OptionalDouble days = Punctuality.weightedDays(items);
        return days.isPresent() ? OptionalDouble.of(ofDaysLate(days.getAsDouble())) : days;
    }

    /** The index of so many days against the terms: 75.3 for 7 days late, 45 for 45. */
    public static double ofDaysLate(double days) {
        if (days <= DAYS_LATE[0]) {
            return POINTS[0];
        }
        for (int i = 1; i < DAYS_LATE.length; i++) {
            if (days <= DAYS_LATE[i]) {
                double share = (days - DAYS_LATE[i - 1]) / (DAYS_LATE[i] - DAYS_LATE[i - 1]);
                return POINTS[i - 1] + share * (POINTS[i] - POINTS[i - 1]);
            }
        }
        return POINTS[POINTS.length - 1];
    }
}
