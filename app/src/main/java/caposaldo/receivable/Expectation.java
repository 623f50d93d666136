package caposaldo.receivable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * When an open invoice is expected to be paid, as it was learned.
 *
 * @param settled invoices of the client itself that were looked at
 * @param chanceLate 0 to 1; 1 once the due date has passed
 * @param daysLate after the due date to be expected, an early payment counting 0
 * @param on not before the day it was learned
 * @param logOdds what each reason adds to those of late: above 0 speaks for late
 */
public record Expectation(
        LocalDate learnedOn,
        int settled,
        BigDecimal chanceLate,
        BigDecimal daysLate,
        LocalDate on,
        Map<Reason, BigDecimal> logOdds) {

    /** What speaks for or against a late payment. */
    public enum Reason {
        /** What holds for any invoice of any client. */
        ALL_CLIENTS,
        /** How soon this client pays as a rule. */
        PACE,
        /** How steadily it does. */
        STEADINESS,
        /** Whether the invoice is contested or, where that is not known yet, how often this client's are. */
        DISPUTES,
        /** That it has not been paid up to now. */
        STILL_OPEN
    }

    public Expectation {
        logOdds = Map.copyOf(logOdds);
    }
}
