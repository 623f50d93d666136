package caposaldo.analytics.match;

import caposaldo.analytics.match.Evidence.Level;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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

    private static final double SELDOM = 1e-4;
    private static final int ROUNDS_OF_OTHERS = 8;
    /** A field that nobody filled in teaches nothing: then this many pairs, nearly all different, stand for it. */
    private static final double MOSTLY_DIFFERENT = 50;

    private static final double FEW = 1000;
    /** Seen less often among the drawn pairs, an agreement may be a duplicate that happened to be drawn. */
    private static final int COMMON = 5;

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
        model.others(random.stream().filter(levels -> firstGuess(levels) < 0.5).toList(), DOUBT);
        double[] chances = pairs.stream().mapToDouble(FellegiSunter::firstGuess).toArray();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            model.matches(pairs, chances, all);
            Weights weights = model.weights();
            double change = 0;
            for (int i = 0; i < chances.length; i++) {
                double chance = weights.chance(pairs.get(i));
                change = Math.max(change, Math.abs(chance - chances[i]));
                chances[i] = chance;
            }
            if (change < SETTLED) {
                break;
            }
        }
        return model;
    }

    /**
     * With what is known beforehand of matches, so that only the other pairs are learned: their close agreements from the
     * candidates, which hold nearly all of them, everything else from the pairs drawn.
     *
     * @param agreements of matches, field by field
     * @param prior the chance of a pair taken without looking
     */
    static FellegiSunter expecting(
            List<Agreement> agreements, double prior, List<Level[]> pairs, List<Level[]> random, double all) {
        var model = new FellegiSunter(agreements.size());
        model.prior = prior;
        for (int f = 0; f < agreements.size(); f++) {
            for (Level level : Level.values()) {
                model.amongMatches[f][level.ordinal()] =
                        Math.max(agreements.get(f).share(level), SELDOM);
            }
        }
        List<Level[]> unlike =
                random.stream().filter(levels -> firstGuess(levels) < 0.5).toList();
        model.others(unlike, MOSTLY_DIFFERENT);
        // Where everything is alike, as in a list of one town, a difference is rare: still it speaks for no match.
        int different = Level.DIFFERENT.ordinal();
        for (int f = 0; f < agreements.size(); f++) {
            model.amongOthers[f][different] =
                    Math.max(model.amongOthers[f][different], model.amongMatches[f][different]);
        }
        double[] present = present(random, agreements.size());
        double[][] common = common(unlike, agreements.size());
        for (int round = 0; round < ROUNDS_OF_OTHERS; round++) {
            model.closeOthers(pairs, present, common, all);
        }
        return model;
    }

    /**
     * Near agreements so common that drawn pairs show them, as among numbers of one series: the candidates hold but a few.
     * Equal values they hold nearly all.
     */
    private static double[][] common(List<Level[]> random, int fields) {
        double[][] common = new double[fields][LEVELS];
        for (Level[] levels : random) {
            for (int f = 0; f < fields; f++) {
                common[f][levels[f].ordinal()]++;
            }
        }
        for (double[] counts : common) {
            double present = Math.max(1, Arrays.stream(counts).skip(1).sum());
            double close = counts[Level.CLOSE.ordinal()];
            Arrays.fill(counts, 0);
            counts[Level.CLOSE.ordinal()] = close < COMMON ? 0 : close / present;
        }
        return common;
    }

    private void closeOthers(List<Level[]> pairs, double[] present, double[][] common, double all) {
        Weights weights = weights();
        double[][] close = new double[amongOthers.length][LEVELS];
        for (Level[] levels : pairs) {
            double other = 1 - weights.chance(levels);
            for (int f = 0; f < levels.length; f++) {
                close[f][levels[f].ordinal()] += other;
            }
        }
        for (int f = 0; f < amongOthers.length; f++) {
            for (int level = Level.CLOSE.ordinal(); level < LEVELS; level++) {
                double held = (DOUBT + close[f][level]) / (all * present[f] + FEW);
                amongOthers[f][level] = Math.max(held, common[f][level]);
            }
        }
    }

    /** The share of pairs in which both sides have a value. */
    private static double[] present(List<Level[]> random, int fields) {
        double[] present = new double[fields];
        for (int f = 0; f < fields; f++) {
            int field = f;
            double both = random.stream()
                    .filter(levels -> levels[field] != Level.ABSENT)
                    .count();
            present[f] = (both + DOUBT) / (random.size() + 1);
        }
        return present;
    }

    /** What was learned, to judge by. */
    Weights weights() {
        return new Weights(
                Math.log(prior / (1 - prior)),
                IntStream.range(0, amongMatches.length)
                        .mapToObj(f -> IntStream.range(0, LEVELS)
                                .mapToObj(level -> bits(f, level))
                                .toList())
                        .toList());
    }

    private double bits(int field, int level) {
        return level == Level.ABSENT.ordinal()
                ? 0
                : Math.log(amongMatches[field][level] / amongOthers[field][level]) / Math.log(2);
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

    /** @param different how many pairs that differ are known of beforehand */
    private void others(List<Level[]> random, double different) {
        for (int f = 0; f < amongOthers.length; f++) {
            double[] other = new double[LEVELS];
            Arrays.fill(other, DOUBT);
            other[Level.DIFFERENT.ordinal()] = different;
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
