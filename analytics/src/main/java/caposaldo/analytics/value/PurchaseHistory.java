package caposaldo.analytics.value;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;

/**
 * What BG/NBD needs to know of a client. Times are in one unit for all clients, weeks as published.
 *
 * @param repeats purchase days after the first, at least 0
 * @param lastAt time from the first purchase to the last, 0 without repeats
 * @param observed time from the first purchase to the end of the observation, at least {@code lastAt}
 */
public record PurchaseHistory(int repeats, double lastAt, double observed) {

    static final Comparator<PurchaseHistory> ORDER = Comparator.comparingInt(PurchaseHistory::repeats)
            .thenComparingDouble(PurchaseHistory::lastAt)
            .thenComparingDouble(PurchaseHistory::observed);

    public PurchaseHistory {
        if (repeats < 0 || !(lastAt >= 0 && observed >= lastAt && Double.isFinite(observed))) {
            throw new IllegalArgumentException("0 <= last purchase <= end of observation");
        }
        if ((repeats == 0) != (lastAt == 0)) {
            throw new IllegalArgumentException("the last purchase is the first one exactly when there are no repeats");
        }
    }

    /**
     * Counts days, as two orders of one day are one purchase, and weeks of seven days.
     *
     * @param days purchase days up to {@code end}, at least one
     * @throws IllegalArgumentException if there is no day or one after {@code end}
     */
    public static PurchaseHistory inWeeks(Collection<LocalDate> days, LocalDate end) {
        var distinct =
                days.stream().distinct().sorted(Comparator.naturalOrder()).toList();
        if (distinct.isEmpty()) {
            throw new IllegalArgumentException("a history begins with a purchase");
        }
        LocalDate first = distinct.getFirst();
        return new PurchaseHistory(distinct.size() - 1, weeks(first, distinct.getLast()), weeks(first, end));
    }

    private static double weeks(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / 7.0;
    }
}
