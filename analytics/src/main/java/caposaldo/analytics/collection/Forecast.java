package caposaldo.analytics.collection;

import java.util.List;

/**
 * What is expected of an open invoice.
 *
 * @param chanceLate chance of being paid after the due date, 0 to 1; 1 once that has passed
 * @param expectedDaysLate mean days after the due date, early payments counting 0
 * @param factors how the chance came about, in the order applied; the first is what holds for any
 *     invoice of any client
 */
public record Forecast(double chanceLate, double expectedDaysLate, List<Factor> factors) {

    /** What speaks for or against a late payment. */
    public enum Reason {
        /** Any invoice of any client. */
        COMPANY,
        /** How soon this client pays as a rule. */
        CLIENT_PACE,
        /** How steadily it does. */
        CLIENT_STEADINESS,
        /** Whether the invoice was sent as a file. */
        SENT_ELECTRONICALLY,
        /** Whether it is disputed or, where that is not known, how often this client's are. */
        DISPUTE,
        /** That it has not been paid up to now. */
        STILL_OPEN
    }

    /**
     * What one reason adds.
     *
     * @param logOdds of being late: above 0 speaks for late, 0.7 doubles the odds; all of them sum to
     *     the odds of the chance, which are cut at a million to one
     * @param days expected late, that it adds; all of them sum to the days expected
     */
    public record Factor(Reason reason, double logOdds, double days) {}

    public Forecast {
        factors = List.copyOf(factors);
    }
}
