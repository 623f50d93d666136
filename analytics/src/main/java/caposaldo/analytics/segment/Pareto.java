package caposaldo.analytics.segment;

/**
 * A client's place on the Pareto curve.
 *
 * @param rank from 1; equal values are ordered by the client's number
 * @param value what the client brought in the window
 * @param share of the sum of all values that are not negative; 0 for a negative value
 * @param shareBefore what the clients ranked before it bring together, 0 to 1
 */
public record Pareto(int rank, double value, double share, double shareBefore, AbcClass abc) {

    /** What the clients up to and including this one bring together. */
    public double shareUpTo() {
        return shareBefore + share;
    }
}
