package caposaldo.analytics.learn;

import java.util.Arrays;

/**
 * Measures put into at most 254 bins each, of about equally many cases, so that a split need only be
 * looked for between bins. Bin 0 holds the values that are missing (not a number).
 */
final class Bins {

    /** Bins of a measure at most, the one for missing values included. */
    static final int MOST = 255;

    /** For each measure the largest value of every bin but the last, from bin 1 on. */
    private final double[][] edges;

    /** For each measure the bin of each case. */
    private final byte[][] bins;

    /** @param rows one a case, all of one length */
    Bins(double[][] rows) {
        int columns = rows[0].length;
        edges = new double[columns][];
        bins = new byte[columns][rows.length];
        for (int j = 0; j < columns; j++) {
            int column = j;
            double[] values =
                    Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
            edges[j] = edges(values);
            for (int i = 0; i < values.length; i++) {
                bins[j][i] = (byte) bin(edges[j], values[i]);
            }
        }
    }

    int columns() {
        return bins.length;
    }

    /** The bins of a measure, one for each case, to be read as unsigned. */
    byte[] of(int column) {
        return bins[column];
    }

    /** How many bins a measure has, bin 0 included. */
    int count(int column) {
        return edges[column].length + 2;
    }

    /** The largest value of a bin that is not the last. */
    double edge(int column, int bin) {
        return edges[column][bin - 1];
    }

    private static int bin(double[] edges, double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        int place = Arrays.binarySearch(edges, value);
        return 1 + (place >= 0 ? place : -place - 1);
    }

    /** Middles between neighbouring values: all of them, or those nearest to equal shares of the cases. */
    private static double[] edges(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double[] edges = new double[sorted.length];
        int found = 0;
        long distinct = Arrays.stream(sorted).distinct().count();
        long shares = distinct < MOST ? sorted.length : MOST - 2;
        long next = 1;
        for (int i = 1; i < sorted.length; i++) {
            // In whole numbers: a share that is rounded may begin twice, and there would be a bin too many.
            long share = i * shares / sorted.length;
            if (sorted[i] != sorted[i - 1] && share >= next) {
                double middle = sorted[i - 1] + (sorted[i] - sorted[i - 1]) / 2;
                edges[found++] = middle < sorted[i] ? middle : sorted[i - 1];
                next = share + 1;
            }
        }
        return Arrays.copyOf(edges, found);
    }
}
