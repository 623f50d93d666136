package caposaldo.analytics.match;

import caposaldo.analytics.match.Evidence.Level;
import java.util.Arrays;
import java.util.List;

/**
 * Fellegi and Sunter (1969): every field's level of agreement is more or less likely among matches
 * than among other pairs, and the logarithms of these ratios add up. Both sides are estimated from
 * the pairs themselves, without any answers, by expectation and maximisation (Winkler 1988).
 */
final class FellegiSunter {

    private static final int LEVELS = Level.values().length;
    private static final int MOST_ROUNDS = 200;
    private static final double SETTLED = 1e-7;
    /** One pair's worth of doubt for every level, so that what was never seen is rare, not impossible. */
    private static final double DOUBT = 0.5;

    private double prior;
    private final double[][] amongMatches;
    private final double[][] amongOthers;

    private FellegiSunter(int fields) {
        amongMatches = new double[fields][LEVELS];
        amongOthers = new double[fields][LEVELS];
    }

    /**
     * @param pairs the levels of each candidate pair, field by field
     * @param random the levels of pairs drawn without looking, of which few match; those that plainly do are left out
     * @param all how many pairs there are, compared or not
     */
    static FellegiSunter estimate(List<Level[]> pairs, List<Level[]> random, double all, int fields) {
        var model = new FellegiSunter(fields);
        model.others(random.stream().filter(levels -> firstGuess(levels) < 0.5).toList());
        double[] chances = pairs.stream().mapToDouble(FellegiSunter::firstGuess).toArray();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            model.matches(pairs, chances, all);
            double change = 0;
            for (int i = 0; i < chances.length; i++) {
                double chance = model.chance(pairs.get(i));
                change = Math.max(change, Math.abs(chance - chances[i]));
                chances[i] = chance;
            }
            if (change < SETTLED) {
                break;
            }
        }
        return model;
    }

    /** The chance of a match, 0 to 1. */
    double chance(Level[] levels) {
        double logOdds = Math.log(prior / (1 - prior));
        for (int f = 0; f < levels.length; f++) {
            logOdds += Math.log(2) * bits(f, levels[f]);
        }
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** What a level of a field says, in bits; an absent value says nothing. */
    double bits(int field, Level level) {
        return level == Level.ABSENT
                ? 0
                : Math.log(amongMatches[field][level.ordinal()] / amongOthers[field][level.ordinal()]) / Math.log(2);
    }

    /** Pairs that agree closely in most fields they share are taken for matches to begin with. */
    private static double firstGuess(Level[] levels) {
        int present = 0;
        int agreeing = 0;
        for (Level level : levels) {
            present += level == Level.ABSENT ? 0 : 1;
            agreeing += level.compareTo(Level.CLOSE) >= 0 ? 1 : 0;
        }
        return agreeing >= 2 && agreeing * 2 > present ? 0.95 : 0.05;
    }

    private void matches(List<Level[]> pairs, double[] chances, double all) {
        double matches = DOUBT;
        for (double chance : chances) {
            matches += chance;
        }
        prior = Math.min(0.5, matches / (all + 2 * DOUBT));
        for (int f = 0; f < amongMatches.length; f++) {
            double[] match = new double[LEVELS];
            Arrays.fill(match, DOUBT);
            for (int i = 0; i < chances.length; i++) {
                match[pairs.get(i)[f].ordinal()] += chances[i];
            }
            share(match, amongMatches[f]);
        }
    }

    private void others(List<Level[]> random) {
        for (int f = 0; f < amongOthers.length; f++) {
            double[] other = new double[LEVELS];
            Arrays.fill(other, DOUBT);
            for (Level[] levels : random) {
                other[levels[f].ordinal()]++;
            }
            share(other, amongOthers[f]);
        }
    }

    /** Turns counts into shares of those that are present. */
    private static void share(double[] counts, double[] shares) {
        double present = 0;
        for (int level = 1; level < LEVELS; level++) {
            present += counts[level];
        }
        for (int level = 1; level < LEVELS; level++) {
            shares[level] = counts[level] / present;
        }
    }
}
