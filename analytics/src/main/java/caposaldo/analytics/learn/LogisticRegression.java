package caposaldo.analytics.learn;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * The chance of a yes as a logistic function of measures, fitted by Newton's method with a ridge on
 * the standardised weights, so that measures which say the same do not fight each other.
 */
public final class LogisticRegression {

    private static final int MOST_STEPS = 100;
    private static final double SETTLED = 1e-9;

    private final double[] means;
    private final double[] deviations;
    private final double[] weights;

    private LogisticRegression(double[] means, double[] deviations, double[] weights) {
        this.means = means;
        this.deviations = deviations;
        this.weights = weights;
    }

    /**
     * Fits the weights.
     *
     * @param measures one row a case, all of one length
     * @param answers one for each case
     * @param ridge strength of the pull towards zero, above 0
     */
    public static LogisticRegression fit(double[][] measures, boolean[] answers, double ridge) {
        if (measures.length == 0 || measures.length != answers.length || !(ridge > 0)) {
            throw new IllegalArgumentException("as many answers as cases, at least one, and a ridge above zero");
        }
        int columns = measures[0].length;
        double[] means = new double[columns];
        double[] deviations = new double[columns];
        for (int j = 0; j < columns; j++) {
            int column = j;
            means[j] = Arrays.stream(measures)
                    .mapToDouble(row -> row[column])
                    .average()
                    .orElseThrow();
            double variance = Arrays.stream(measures)
                    .mapToDouble(row -> Math.pow(row[column] - means[column], 2))
                    .average()
                    .orElseThrow();
            deviations[j] = variance > 0 ? Math.sqrt(variance) : 1;
        }
        var start = new LogisticRegression(means, deviations, new double[columns + 1]);
        double[][] rows = Arrays.stream(measures).map(start::standardised).toArray(double[][]::new);
        for (int step = 0; step < MOST_STEPS; step++) {
            if (start.improve(rows, answers, ridge) < SETTLED) {
                return start;
            }
        }
        throw new ArithmeticException("the weights do not settle");
    }

    /** The chance of a yes, 0 to 1. */
    public double chance(double[] measures) {
        return chanceOf(standardised(measures));
    }

    /** The chance of a yes taken apart by measure: what each adds against its mean. */
    public Explanation explain(double[] measures) {
        double[] row = standardised(measures);
        double[] contributions = new double[measures.length];
        for (int j = 0; j < contributions.length; j++) {
            contributions[j] = weights[j + 1] * row[j + 1];
        }
        return new Explanation(weights[0], contributions);
    }

    /** What one unit of a measure adds to the log-odds. */
    public double slope(int measure) {
        return weights[measure + 1] / deviations[measure];
    }

    /** One Newton step; returns the largest change of a weight. */
    private double improve(double[][] rows, boolean[] answers, double ridge) {
        int n = weights.length;
        double[] gradient = new double[n];
        double[][] curvature = new double[n][n];
        for (int i = 0; i < rows.length; i++) {
            double chance = chanceOf(rows[i]);
            double error = (answers[i] ? 1 : 0) - chance;
            for (int j = 0; j < n; j++) {
                gradient[j] += error * rows[i][j];
                for (int k = 0; k < n; k++) {
                    curvature[j][k] += chance * (1 - chance) * rows[i][j] * rows[i][k];
                }
            }
        }
        curvature[0][0] += 1e-9;
        for (int j = 1; j < n; j++) {
            gradient[j] -= ridge * weights[j];
            curvature[j][j] += ridge;
        }
        double[] change = new CholeskyDecomposition(new Array2DRowRealMatrix(curvature, false), 1e-9, 0)
                .getSolver()
                .solve(new ArrayRealVector(gradient, false))
                .toArray();
        // Steps of at most two keep Newton from overshooting where answers separate cleanly.
        double largest = Arrays.stream(change).map(Math::abs).max().orElse(0);
        double scale = largest > 2 ? 2 / largest : 1;
        for (int j = 0; j < n; j++) {
            weights[j] += scale * change[j];
        }
        return largest;
    }

    private double chanceOf(double[] row) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            sum += weights[j] * row[j];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private double[] standardised(double[] measures) {
        double[] row = new double[measures.length + 1];
        row[0] = 1;
        for (int j = 0; j < measures.length; j++) {
            row[j + 1] = (measures[j] - means[j]) / deviations[j];
        }
        return row;
    }
}
