package caposaldo.analytics.segment;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

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

    /** Figures above the first border score at least 2, above the fourth 5, when the highest are best. */
    List<Double> bordersBelowBest() {
        return borders(m -> sorted[m - 1]);
    }

    /** Figures below the first border score at least 2, below the fourth 5, when the lowest are best. */
    List<Double> bordersAboveBest() {
        return borders(m -> sorted[sorted.length - m]);
    }

    private List<Double> borders(IntToDoubleFunction border) {
        return sorted.length == 0
                ? List.of()
                : IntStream.rangeClosed(1, 4)
                        .map(score -> (score * sorted.length + 4) / 5)
                        .mapToObj(m -> border.applyAsDouble(m))
                        .toList();
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
