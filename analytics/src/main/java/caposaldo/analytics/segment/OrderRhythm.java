package caposaldo.analytics.segment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How long a client has been silent, measured in the gap between its orders: twenty days are long
 * for a client of every week and nothing for one of every quarter.
 *
 * @param daysSince days from the last order to the day asked about, never negative
 * @param gap the usual number of days between two orders, above zero
 * @param basis whose gap it is
 */
public record OrderRhythm(long daysSince, double gap, Basis basis) {

    /** A client is quiet after this many of its gaps without an order. */
    public static final double QUIET_AFTER_GAPS = 1.5;

    /** Whose gap the silence is measured in. */
    public enum Basis {
        /** The client's own median gap. */
        OWN,
        /** The median of all clients' gaps, as the client has too few orders for one of its own. */
        PORTFOLIO
    }

    public OrderRhythm {
        if (daysSince < 0 || !(gap > 0)) {
            throw new IllegalArgumentException("a silence is not negative and is measured in a gap above zero");
        }
    }

    /**
     * The silence of a client on a day.
     *
     * @param portfolioGap the gap to measure by when the client has none of its own, in days
     * @return empty when the client never ordered up to {@code asOf}
     */
    public static Optional<OrderRhythm> of(OrderDays orders, LocalDate asOf, double portfolioGap) {
        return orders.last().map(last -> {
            // An order dated ahead of the day asked about counts as one of that day.
            long since = Math.max(0, ChronoUnit.DAYS.between(last, asOf));
            var own = orders.medianGap();
            return own.isPresent()
                    ? new OrderRhythm(since, own.getAsDouble(), Basis.OWN)
                    : new OrderRhythm(since, portfolioGap, Basis.PORTFOLIO);
        });
    }

    /** The silence in gaps: 1 means that the next order is due today. */
    public double gapsSince() {
        return daysSince / gap;
    }

    /** Whether the client has been silent for longer than {@value #QUIET_AFTER_GAPS} gaps. */
    public boolean quiet() {
        return gapsSince() > QUIET_AFTER_GAPS;
    }
}
