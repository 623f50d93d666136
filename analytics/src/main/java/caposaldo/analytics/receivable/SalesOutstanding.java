package caposaldo.analytics.receivable;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How many days of sales are owed (DSO). Sales are those on credit, tax included as the receivables
 * are. Every figure is in days and empty where there are no sales to measure by.
 *
 * <p>The plain figure misleads when sales jump: the same debt over doubled sales halves it, as if
 * clients had begun to pay sooner. {@link #countback} does not, and is the one to show first.
 */
public final class SalesOutstanding {

    private SalesOutstanding() {}

    /**
     * What was sold on credit in a period, usually a month.
     *
     * @param days of the period, at least 1
     */
    public record Period(BigDecimal sales, int days) {
        public Period {
            if (days < 1) {
                throw new IllegalArgumentException("a period lasts a day at least");
            }
        }
    }

    /**
     * A countback.
     *
     * @param days whose sales are owed; at least that many where something is unexplained
     * @param unexplained what is owed beyond the sales of all periods handed in, 0 or more
     */
    public record Countback(double days, BigDecimal unexplained) {}

    /** DSO: receivables / credit sales x days. 15 days for 15 owed of 30 sold in 30 days. */
    public static OptionalDouble plain(BigDecimal receivables, BigDecimal sales, int days) {
        return sales.signum() > 0
                ? OptionalDouble.of(receivables.doubleValue() / sales.doubleValue() * days)
                : OptionalDouble.empty();
    }

    /** Best possible DSO: only what is not overdue, as if every client paid on the due date. */
    public static OptionalDouble bestPossible(BigDecimal notOverdue, BigDecimal sales, int days) {
        return plain(notOverdue, sales, days);
    }

    /** ADD, average days delinquent: DSO less the best possible DSO, that is the days lost by late payers. */
    public static OptionalDouble averageDaysDelinquent(
            BigDecimal receivables, BigDecimal notOverdue, BigDecimal sales, int days) {
        return plain(receivables.subtract(notOverdue), sales, days);
    }

    /**
     * DSO by countback: takes the sales of each period from the receivables, the latest first, and
     * counts its days; the last one in the share that is still owed. 250 owed after sales of 100, 120
     * and 90 in 30, 31 and 30 days are 71 days.
     *
     * @param latestFirst periods without gaps, back from the day of the receivables; one with sales of
     *     nothing or less counts its days, as the debt is older still
     */
    public static Countback countback(BigDecimal receivables, List<Period> latestFirst) {
        BigDecimal owed = receivables.max(BigDecimal.ZERO);
        double days = 0;
        for (Period period : latestFirst) {
            if (owed.signum() == 0) {
                break;
            }
            if (period.sales().compareTo(owed) >= 0) {
                days += owed.doubleValue() / period.sales().doubleValue() * period.days();
                owed = BigDecimal.ZERO;
            } else {
                days += period.days();
                owed = owed.subtract(period.sales().max(BigDecimal.ZERO));
            }
        }
        return new Countback(days, owed);
    }
}
