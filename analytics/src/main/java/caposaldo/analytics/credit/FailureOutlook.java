package caposaldo.analytics.credit;

import java.util.List;

/** What firms whose fate is known say of one with such a statement, or why they say nothing. */
public sealed interface FailureOutlook permits FailureOutlook.Told, RefusedStatement {

    /**
     * @param card points of each ratio, all to be read
     * @param trees what boosted trees think of the same ratios
     * @param scale the whole card, the ratio that moves the score most first
     * @param usual share of the firms learned from that failed, 0 to 1
     */
    record Told(Assessment card, DefaultModel.Opinion trees, List<CreditScorecard.Points> scale, double usual)
            implements FailureOutlook {

        public Told {
            scale = List.copyOf(scale);
        }

        /** Whether one of them expects it to fail at least twice as likely as firms do. */
        public boolean doubts() {
            return Math.max(card.chanceOfDefault(), trees.chanceOfDefault()) >= 2 * usual;
        }
    }
}
