package caposaldo.analytics.learn;

import java.util.Arrays;

/**
 * A chance with the way it came about, in log-odds.
 *
 * @param base where every case starts
 * @param contributions what each measure adds, in the order of the measures; with {@code base} they
 *     sum to the log-odds of the chance
 */
public record Explanation(double base, double[] contributions) {

    public double logOdds() {
        return base + Arrays.stream(contributions).sum();
    }

    /** The chance of a yes, 0 to 1. */
    public double chance() {
        return chanceOf(logOdds());
    }

    static double chanceOf(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
