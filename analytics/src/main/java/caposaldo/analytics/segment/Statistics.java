package caposaldo.analytics.segment;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The few sample statistics that several criteria share. */
final class Statistics {

    private Statistics() {}

    static double mean(double[] values) {
        return DoubleStream.of(values).sum() / values.length;
    }

    /** The middle value, or the mean of the two middle ones. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static double sumOfSquaredDeviations(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }
}
