package caposaldo.analytics.learn;

/**
 * A regression tree of a {@link GradientBoosting}: nodes in arrays, the root at 0. Every node, also an
 * inner one, has a value, so that what each split adds can be told.
 */
final class BoostedTree {

    private final int[] measures;
    private final double[] thresholds;
    private final boolean[] missingLeft;
    private final int[] lefts;
    private final double[] values;
    private int nodes = 1;

    /** @param leaves that it may grow to */
    BoostedTree(int leaves, double rootValue) {
        int most = 2 * leaves - 1;
        measures = new int[most];
        thresholds = new double[most];
        missingLeft = new boolean[most];
        lefts = new int[most];
        values = new double[most];
        values[0] = rootValue;
    }

    /** Splits a leaf; returns the left of the two new leaves, the right one follows it. */
    int split(int node, GrowingLeaf.Cut cut, double threshold) {
        int left = nodes;
        measures[node] = cut.measure();
        thresholds[node] = threshold;
        missingLeft[node] = cut.missingLeft();
        lefts[node] = left;
        values[left] = cut.leftValue();
        values[left + 1] = cut.rightValue();
        nodes += 2;
        return left;
    }

    /** The value of the leaf that a case falls into. */
    double value(double[] row) {
        int node = 0;
        while (lefts[node] > 0) {
            node = next(node, row);
        }
        return values[node];
    }

    /** Adds to each measure what the splits by it change on the way to the leaf; returns the value of the root. */
    double explain(double[] row, double[] contributions) {
        int node = 0;
        while (lefts[node] > 0) {
            int next = next(node, row);
            contributions[measures[node]] += values[next] - values[node];
            node = next;
        }
        return values[0];
    }

    private int next(int node, double[] row) {
        double value = row[measures[node]];
        boolean left = Double.isNaN(value) ? missingLeft[node] : value <= thresholds[node];
        return lefts[node] + (left ? 0 : 1);
    }
}
