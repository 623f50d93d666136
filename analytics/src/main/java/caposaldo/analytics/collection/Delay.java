package caposaldo.analytics.collection;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How late an invoice may be paid, in days after the due date, below 0 for before it: one bell curve
 * if it is disputed, another if it is not.
 *
 * @param days expected if nobody disputes it
 * @param deviation of one invoice around that, above 0
 * @param disputeShare chance that it is or will be disputed, 0 to 1
 * @param disputeDays what a dispute adds
 */
record Delay(double days, double deviation, double disputeShare, double disputeDays) {

    private static final NormalDistribution STANDARD = new NormalDistribution();
    /** From so many deviations on, the bell curve's tail is taken for an exponential one. */
    private static final double FAR = 6;

    /**
     * The chance of being paid a day late or more.
     *
     * @param pastDue days past the due date on which it was still open; far below 0 for no knowledge
     */
    double chanceLate(long pastDue) {
        return pastDue >= 1 ? 1 : stillOpen(1) / stillOpen(pastDue);
    }

    /** The days late to be expected, an early payment counting 0, of an invoice that was still open then. */
    double expectedDaysLate(long pastDue) {
        double from = Math.max(pastDue - 0.5, 0);
        double open = stillOpen(pastDue);
        double sum = 0;
        for (boolean disputed : new boolean[] {false, true}) {
            double weight = disputed ? disputeShare : 1 - disputeShare;
            double mean = mean(disputed);
            double distance = (from - mean) / deviation;
            if (weight > 0) {
                sum += weight * (mean * above(distance) + deviation * STANDARD.density(distance));
            }
        }
        double nearest = (from - mean(disputeShare > 0)) / deviation;
        return nearest > FAR ? from + deviation / nearest : Math.max(from, sum / open);
    }

    /** The chance to be open still when so many days past the due date have begun. */
    private double stillOpen(long pastDue) {
        double open = 0;
        for (boolean disputed : new boolean[] {false, true}) {
            double weight = disputed ? disputeShare : 1 - disputeShare;
            open += weight * above((pastDue - 0.5 - mean(disputed)) / deviation);
        }
        return Math.max(open, Double.MIN_NORMAL);
    }

    private double mean(boolean disputed) {
        return disputed ? days + disputeDays : days;
    }

    /** Share of a standard bell curve above a place; taken from below zero, where it keeps its digits. */
    private static double above(double place) {
        return STANDARD.cumulativeProbability(-place);
    }
}
