package caposaldo.analytics.segment;

import caposaldo.analytics.segment.Growth.Basis;
import caposaldo.analytics.segment.Growth.Obstacle;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Estimates {@link Growth} with intervals of one confidence. The intervals are Student's t and take
 * the months' deviations as independent.
 */
public final class GrowthMeter {

    /** Fewer months than this have no trend. */
    public static final int FEWEST_MONTHS = 6;

    private static final int TWO_YEARS = 24;

    private final double confidence;
    private final double[] quantiles = new double[TWO_YEARS];

    /** @param confidence of the intervals, above 0 and below 1 */
    public GrowthMeter(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a confidence lies between 0 and 1");
        }
        this.confidence = confidence;
        for (int degrees = 1; degrees < quantiles.length; degrees++) {
            quantiles[degrees] = new TDistribution(degrees).inverseCumulativeProbability((1 + confidence) / 2);
        }
    }

    public double confidence() {
        return confidence;
    }

    /** The trend of the last 24 months, or of all months when there are fewer. */
    public Growth of(MonthlySeries series) {
        double[] months = series.last(TWO_YEARS).values();
        if (months.length < FEWEST_MONTHS) {
            return new Growth.Unknown(Obstacle.TOO_FEW_MONTHS, months.length);
        }
        return months.length == TWO_YEARS ? yearOnYear(months) : straightLine(months);
    }

    private Growth yearOnYear(double[] months) {
        double[] changes = new double[12];
        double before = 0;
        for (int i = 0; i < 12; i++) {
            changes[i] = months[i + 12] - months[i];
            before += months[i] / 12;
        }
        double standardError = Math.sqrt(Statistics.sumOfSquaredDeviations(changes) / 11 / 12);
        return relative(
                Basis.YEAR_ON_YEAR, Statistics.mean(changes), quantiles[11] * standardError, before, months.length);
    }

    private Growth straightLine(double[] months) {
        int n = months.length;
        double middle = (n - 1) / 2.0;
        double spread = n * (n * (double) n - 1) / 12;
        double mean = Statistics.mean(months);
        double slope = 0;
        for (int i = 0; i < n; i++) {
            slope += (i - middle) * (months[i] - mean) / spread;
        }
        double residual = 0;
        for (int i = 0; i < n; i++) {
            double off = months[i] - mean - slope * (i - middle);
            residual += off * off;
        }
        double margin = quantiles[n - 2] * Math.sqrt(residual / (n - 2) / spread);
        return relative(Basis.STRAIGHT_LINE, 12 * slope, 12 * margin, mean, n);
    }

    private static Growth relative(Basis basis, double change, double margin, double level, int months) {
        return level > 0
                ? new Growth.Trend(basis, change / level, (change - margin) / level, (change + margin) / level, months)
                : new Growth.Unknown(Obstacle.LEVEL_NOT_POSITIVE, months);
    }
}
