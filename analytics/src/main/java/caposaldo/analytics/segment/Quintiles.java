package caposaldo.analytics.segment;

import java.util.Arrays;

/** Turns figures into scores 1 to 5 by their place among all; equal figures share a score. */
final class Quintiles {

    private final double[] sorted;

    Quintiles(double[] figures) {
        sorted = figures.clone();
        Arrays.sort(sorted);
    }

    /** 5 for the highest figures. */
    int highestBest(double figure) {
        return 1 + (int) (5L * below(figure) / sorted.length);
    }

    /** 5 for the lowest figures. */
    int lowestBest(double figure) {
        return 1 + (int) (5L * (sorted.length - upTo(figure)) / sorted.length);
    }

    private int below(double figure) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < figure) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int upTo(double figure) {
        return below(Math.nextUp(figure));
    }
}
