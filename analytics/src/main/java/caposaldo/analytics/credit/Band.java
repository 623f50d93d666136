package caposaldo.analytics.credit;

/**
 * Measures that earn the same points.
 *
 * @param from smallest measure; not a number for the band of those who lack the measure
 * @param to largest measure
 * @param firms that were learned from
 * @param defaults among them
 * @param points that it earns; more is better
 */
public record Band(double from, double to, int firms, int defaults, int points) {

    /** Whether this is the band of those who lack the measure. */
    public boolean missing() {
        return Double.isNaN(from);
    }

    Band earning(int earned) {
        return new Band(from, to, firms, defaults, earned);
    }
}
