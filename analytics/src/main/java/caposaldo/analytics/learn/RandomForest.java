package caposaldo.analytics.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The chance of a yes as the mean of many decision trees, each grown on a resample of the cases and
 * choosing among a few measures at every split (Breiman 2001). Equal input and seed give equal trees.
 */
public final class RandomForest {

    private final List<Tree> trees;

    private RandomForest(List<Tree> trees) {
        this.trees = trees;
    }

    /**
     * Grows trees.
     *
     * @param measures one row a case, all of one length; kept with the precision of a float
     * @param answers one for each case
     * @param trees how many, at least 1
     */
    public static RandomForest grow(double[][] measures, boolean[] answers, int trees, long seed) {
        if (measures.length == 0 || measures.length != answers.length || trees < 1) {
            throw new IllegalArgumentException("as many answers as cases, at least one, and at least one tree");
        }
        float[][] rows = Arrays.stream(measures).map(RandomForest::floats).toArray(float[][]::new);
        return new RandomForest(IntStream.range(0, trees)
                .parallel()
                .mapToObj(i -> new Grower(rows, answers, new Random(seed + 7919L * i)).grow())
                .toList());
    }

    /** The chance of a yes, 0 to 1. */
    public double chance(double[] measures) {
        float[] row = floats(measures);
        double sum = 0;
        for (Tree tree : trees) {
            sum += tree.chance(row);
        }
        return sum / trees.size();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private sealed interface Tree {
        double chance(float[] measures);
    }

    private record Leaf(double chance) implements Tree {
        @Override
        public double chance(float[] measures) {
            return chance;
        }
    }

    /** Goes left up to and including the threshold. */
    private record Split(int measure, float threshold, Tree left, Tree right) implements Tree {
        @Override
        public double chance(float[] measures) {
            return (measures[measure] <= threshold ? left : right).chance(measures);
        }
    }

    private record Cut(int measure, float threshold, double impurity) {}

    private static final class Grower {

        private final float[][] measures;
        private final boolean[] answers;
        private final Random random;
        private final int columns;

        Grower(float[][] measures, boolean[] answers, Random random) {
            this.measures = measures;
            this.answers = answers;
            this.random = random;
            this.columns = measures[0].length;
        }

        Tree grow() {
            return grow(random.ints(answers.length, 0, answers.length).toArray());
        }

        private Tree grow(int[] cases) {
            int yes = (int) Arrays.stream(cases).filter(c -> answers[c]).count();
            Cut cut = yes == 0 || yes == cases.length ? null : bestCut(cases, yes);
            if (cut == null) {
                return new Leaf((double) yes / cases.length);
            }
            int[] left = Arrays.stream(cases)
                    .filter(c -> measures[c][cut.measure] <= cut.threshold)
                    .toArray();
            int[] right = Arrays.stream(cases)
                    .filter(c -> measures[c][cut.measure] > cut.threshold)
                    .toArray();
            return new Split(cut.measure, cut.threshold, grow(left), grow(right));
        }

        /** The best of a few measures in random order; of as many more as it takes to find one that differs. */
        private @Nullable Cut bestCut(int[] cases, int yes) {
            int[] order = IntStream.range(0, columns).toArray();
            int enough = Math.max(1, (int) Math.round(Math.sqrt(columns)));
            Cut best = null;
            for (int i = 0; i < columns && (i < enough || best == null); i++) {
                int chosen = i + random.nextInt(columns - i);
                int measure = order[chosen];
                order[chosen] = order[i];
                Cut cut = bestCut(cases, yes, measure);
                if (cut != null && (best == null || cut.impurity < best.impurity)) {
                    best = cut;
                }
            }
            return best;
        }

        /** The threshold of one measure that leaves the least Gini impurity; null when all values are equal. */
        private @Nullable Cut bestCut(int[] cases, int yes, int measure) {
            long[] sorted = new long[cases.length];
            for (int i = 0; i < cases.length; i++) {
                sorted[i] = sortable(measures[cases[i]][measure]) << 1 | (answers[cases[i]] ? 1 : 0);
            }
            Arrays.sort(sorted);
            Cut best = null;
            int yesLeft = 0;
            for (int i = 0; i < sorted.length - 1; i++) {
                yesLeft += (int) (sorted[i] & 1);
                if (sorted[i] >> 1 == sorted[i + 1] >> 1) {
                    continue;
                }
                double impurity = impurity(yesLeft, i + 1) + impurity(yes - yesLeft, sorted.length - i - 1);
                if (best == null || impurity < best.impurity) {
                    float below = value(sorted[i] >> 1);
                    float middle = below + (value(sorted[i + 1] >> 1) - below) / 2;
                    best = new Cut(measure, middle, impurity);
                }
            }
            return best;
        }

        private static double impurity(int yes, int all) {
            return (double) yes * (all - yes) / all;
        }

        /** Bits of a float that sort as the float does, so that a sort of longs carries the answer along. */
        private static long sortable(float value) {
            int bits = Float.floatToIntBits(value + 0f);
            return bits >= 0 ? bits : (long) Integer.MIN_VALUE - bits;
        }

        private static float value(long sortable) {
            return Float.intBitsToFloat((int) (sortable >= 0 ? sortable : Integer.MIN_VALUE - sortable));
        }
    }
}
