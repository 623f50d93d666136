package caposaldo.analytics.bench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How far forecasts are from what came. */
final class Accuracy {

    private Accuracy() {}

    /** Mean absolute error. */
    static double mae(double[] forecast, double[] actual) {
        return errors(forecast, actual).map(Math::abs).average().orElseThrow();
    }

    /** Root of the mean squared error. */
    static double rmse(double[] forecast, double[] actual) {
        return Math.sqrt(errors(forecast, actual).map(e -> e * e).average().orElseThrow());
    }

    /** Sum of absolute errors over the sum of absolute actuals. */
    static double wmape(double[] forecast, double[] actual) {
        return errors(forecast, actual).map(Math::abs).sum()
                / Arrays.stream(actual).map(Math::abs).sum();
    }

    /** The chance that a yes has a higher score than a no, ties counting half. */
    static double auc(double[] score, boolean[] yes) {
        double[] ranks = ranks(score);
        double sum = 0;
        long count = 0;
        for (int i = 0; i < yes.length; i++) {
            if (yes[i]) {
                sum += ranks[i];
                count++;
            }
        }
        return (sum - count * (count + 1) / 2.0) / ((double) count * (yes.length - count));
    }

    /** Spearman's rank correlation. */
    static double spearman(double[] one, double[] other) {
        double[] a = ranks(one);
        double[] b = ranks(other);
        double mean = (a.length + 1) / 2.0;
        double both = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - mean) * (b[i] - mean);
            first += (a[i] - mean) * (a[i] - mean);
            second += (b[i] - mean) * (b[i] - mean);
        }
        return both / Math.sqrt(first * second);
    }

    /** Which share of the highest tenth is among the forecast's highest tenth. */
    static double topDecileHit(double[] forecast, double[] actual) {
        Set<Integer> hits = new HashSet<>(top(forecast));
        Set<Integer> truth = top(actual);
        hits.retainAll(truth);
        return (double) hits.size() / truth.size();
    }

    private static Set<Integer> top(double[] values) {
        Set<Integer> top = new HashSet<>();
        IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -values[i]))
                .limit(values.length / 10)
                .forEach(top::add);
        return top;
    }

    /** Ranks from 1; equal values share the mean of theirs. */
    private static double[] ranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static DoubleStream errors(double[] forecast, double[] actual) {
        return IntStream.range(0, actual.length).mapToDouble(i -> forecast[i] - actual[i]);
    }
}
