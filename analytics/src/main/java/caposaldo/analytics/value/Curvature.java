package caposaldo.analytics.value;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * How sharply a log-likelihood bends at its maximum, over logarithms of parameters. The inverse of the bend is the
 * variance of the estimate (Fisher's observed information).
 *
 * @param logLikelihood of the logarithms
 */
record Curvature(MultivariateFunction logLikelihood) {

    /**
     * On logarithms. Parameters go with one another, so the flattest direction is a thousand times flatter than the steepest:
     * a wider step would drown it in the third derivatives, a narrower one in the rounding of a sum over many clients.
     */
    private static final double STEP = 0.003;

    /** Of a normal distribution: 95 % lie within so many standard errors. */
    private static final double WITHIN = 1.96;

    private static final double TENFOLD = Math.log(10);

    /** Whether there is a direction in which 95 % reach further than a factor of ten. */
    boolean isFlat(double[] top) {
        RealMatrix bend = bend(top);
        if (!Stream.of(bend.getData()).flatMapToDouble(DoubleStream::of).allMatch(Double::isFinite)) {
            return true;
        }
        double least = DoubleStream.of(new EigenDecompositionSymmetric(bend).getEigenvalues())
                .min()
                .orElseThrow();
        return least <= 0 || WITHIN / Math.sqrt(least) > TENFOLD;
    }

    /** The second derivatives with their sign turned, by central differences. */
    private RealMatrix bend(double[] top) {
        RealMatrix bend = new Array2DRowRealMatrix(top.length, top.length);
        double here = logLikelihood.value(top);
        for (int i = 0; i < top.length; i++) {
            bend.setEntry(i, i, (2 * here - at(top, i, 1, i, 0) - at(top, i, -1, i, 0)) / (STEP * STEP));
            for (int j = 0; j < i; j++) {
                double both = at(top, i, 1, j, 1) + at(top, i, -1, j, -1);
                double across = at(top, i, 1, j, -1) + at(top, i, -1, j, 1);
                bend.setEntry(i, j, (across - both) / (4 * STEP * STEP));
                bend.setEntry(j, i, bend.getEntry(i, j));
            }
        }
        return bend;
    }

    private double at(double[] top, int i, int stepsOfI, int j, int stepsOfJ) {
        double[] moved = top.clone();
        moved[i] += stepsOfI * STEP;
        moved[j] += stepsOfJ * STEP;
        return logLikelihood.value(moved);
    }
}
