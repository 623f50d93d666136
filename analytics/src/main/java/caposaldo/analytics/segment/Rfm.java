package caposaldo.analytics.segment;

/**
 * Quintile scores among all clients that ordered, 5 is best; clients with equal figures have equal
 * scores.
 *
 * @param recency 5 for the shortest silence, measured in the client's own order gaps
 * @param frequency 5 for the most order days
 * @param monetary 5 for the highest value
 */
public record Rfm(int recency, int frequency, int monetary) {

    public Rfm {
        if (Math.min(recency, Math.min(frequency, monetary)) < 1
                || Math.max(recency, Math.max(frequency, monetary)) > 5) {
            throw new IllegalArgumentException("quintile scores run from 1 to 5");
        }
    }
}
