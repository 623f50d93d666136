package caposaldo.analytics.learn;

import caposaldo.analytics.learn.GradientBoosting.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A leaf of a tree that still grows: its cases, and for each bin of each drawn measure the sums of
 * gradients and curvatures with the count of cases.
 */
final class GrowingLeaf {

    private static final int WIDTH = 3;

    /** Where to split, how much it gains, and the values of both sides. Bins up to {@code bin} go left. */
    record Cut(int measure, int bin, boolean missingLeft, double gain, double leftValue, double rightValue) {}

    final int node;
    final int[] cases;
    private final int[] drawn;
    private final double[] sums;

    private GrowingLeaf(int node, int[] cases, int[] drawn, double[] sums) {
        this.node = node;
        this.cases = cases;
        this.drawn = drawn;
        this.sums = sums;
    }

    /** Sums up the cases of a leaf. */
    static GrowingLeaf of(int node, int[] cases, int[] drawn, Bins bins, double[][] slopes) {
        double[] sums = new double[drawn.length * Bins.MOST * WIDTH];
        double[] gradients = slopes[0];
        double[] curvatures = slopes[1];
        for (int d = 0; d < drawn.length; d++) {
            byte[] column = bins.of(drawn[d]);
            int base = d * Bins.MOST * WIDTH;
            for (int i : cases) {
                int at = base + (column[i] & 0xff) * WIDTH;
                sums[at] += gradients[i];
                sums[at + 1] += curvatures[i];
                sums[at + 2]++;
            }
        }
        return new GrowingLeaf(node, cases, drawn, sums);
    }

    /** The other child: what this leaf has and its child has not. Takes over this leaf's sums. */
    GrowingLeaf without(GrowingLeaf child, int otherNode, int[] otherCases) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] -= child.sums[i];
        }
        return new GrowingLeaf(otherNode, otherCases, drawn, sums);
    }

    /** The best cut; null when none gains anything. */
    @Nullable Cut bestCut(Bins bins, Shape shape) {
        double[] total = new double[WIDTH];
        for (int b = 0; b < bins.count(drawn[0]); b++) {
            add(total, 0, b);
        }
        Cut best = null;
        for (int d = 0; d < drawn.length; d++) {
            best = better(best, cut(d, bins.count(drawn[d]), total, false, shape));
            if (sums[d * Bins.MOST * WIDTH + 2] > 0.5) {
                best = better(best, cut(d, bins.count(drawn[d]), total, true, shape));
            }
        }
        return best;
    }

    private @Nullable Cut cut(int d, int count, double[] total, boolean missingLeft, Shape shape) {
        double[] left = new double[WIDTH];
        if (missingLeft) {
            add(left, d, 0);
        }
        double whole = score(total[0], total[1], shape);
        Cut best = null;
        for (int b = 1; b < count - 1; b++) {
            // An empty bin moves nobody, so that it cuts as the bin before it does.
            if (sums[(d * Bins.MOST + b) * WIDTH + 2] < 0.5) {
                continue;
            }
            add(left, d, b);
            double right = total[2] - left[2];
            if (left[2] < shape.leastCases() - 0.5) {
                continue;
            }
            if (right < shape.leastCases() - 0.5) {
                break;
            }
            double gain = score(left[0], left[1], shape) + score(total[0] - left[0], total[1] - left[1], shape) - whole;
            if (gain > 1e-9 && (best == null || gain > best.gain)) {
                best = new Cut(
                        drawn[d],
                        b,
                        missingLeft,
                        gain,
                        shape.value(left[0], left[1]),
                        shape.value(total[0] - left[0], total[1] - left[1]));
            }
        }
        return best;
    }

    private void add(double[] to, int d, int bin) {
        int at = (d * Bins.MOST + bin) * WIDTH;
        to[0] += sums[at];
        to[1] += sums[at + 1];
        to[2] += sums[at + 2];
    }

    private static double score(double gradient, double curvature, Shape shape) {
        return gradient * gradient / (curvature + shape.ridge());
    }

    private static @Nullable Cut better(@Nullable Cut one, @Nullable Cut other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.gain > one.gain ? other : one;
    }
}
