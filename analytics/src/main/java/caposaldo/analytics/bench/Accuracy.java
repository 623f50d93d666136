package caposaldo.analytics.bench;

import caposaldo.analytics.value.RankCorrelation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How far forecasts are from what came. */
public final class Accuracy {

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
    public static double auc(double[] score, boolean[] yes) {
        double[] ranks = RankCorrelation.ranks(score);
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

    /** The Brier score of chances: their mean squared distance from what came, 0 for clairvoyance. */
    static double brier(double[] chance, boolean[] yes) {
        return IntStream.range(0, yes.length)
                .mapToDouble(i -> Math.pow(chance[i] - (yes[i] ? 1 : 0), 2))
                .average()
                .orElseThrow();
    }

    /** F1 of taking every chance from a threshold on for a yes. */
    static double f1(double[] chance, boolean[] yes, double threshold) {
        long found = 0;
        long mistaken = 0;
        for (int i = 0; i < yes.length; i++) {
            if (chance[i] >= threshold) {
                found += yes[i] ? 1 : 0;
                mistaken += yes[i] ? 0 : 1;
            } else {
                mistaken += yes[i] ? 1 : 0;
            }
        }
        return 2.0 * found / (2.0 * found + mistaken);
    }

    /** The threshold among the chances that gives the best {@link #f1}. */
    static double bestThreshold(double[] chance, boolean[] yes) {
        return Arrays.stream(chance)
                .distinct()
                .boxed()
                .max(Comparator.comparingDouble(threshold -> f1(chance, yes, threshold)))
                .orElseThrow();
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

    private static DoubleStream errors(double[] forecast, double[] actual) {
        return IntStream.range(0, actual.length).mapToDouble(i -> forecast[i] - actual[i]);
    }
}
