package caposaldo.analytics.collection;

/**
 * How a client has paid: what speaks for its paying late is how often it did, drawn towards how often all clients did for
 * as long as it has paid few times.
 *
 * @param settlements how many times it paid a debt
 * @param late how many of them after the due date
 * @param companyShare the share of late ones among those of all clients, 0 to 1
 */
public record PaymentHabit(int settlements, int late, double companyShare) {

    /** What is thought of clients of whom nobody has paid yet. */
    public static final double UNKNOWN = 0.5;

    /** As many settlements of its own outweigh what all clients do. */
    private static final int DRAWN = 4;

    public PaymentHabit {
        if (late < 0 || late > settlements || companyShare < 0 || companyShare > 1) {
            throw new IllegalArgumentException("late settlements are some of all, a share is between 0 and 1");
        }
    }

    /** The chance that its next payment is late, 0 to 1. */
    public double chanceLate() {
        return (late + DRAWN * companyShare) / (settlements + DRAWN);
    }
}
