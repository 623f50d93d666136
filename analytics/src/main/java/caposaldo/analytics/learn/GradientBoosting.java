package caposaldo.analytics.learn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The chance of a yes as a sum of small trees, each grown on what those before it got wrong (Friedman
 * 2001), on binned measures and the best leaf first, as in LightGBM; several such sums, grown on
 * different draws, are averaged. Missing values (not a number) go the way that serves best. Equal input
 * and settings give equal trees.
 */
public final class GradientBoosting {

    /**
     * The form of a tree.
     *
     * @param leaves at most, from 2
     * @param leastCases of a leaf, from 1
     * @param ridge the pull of a leaf's value towards zero, in cases of curvature, above 0
     */
    public record Shape(int leaves, int leastCases, double ridge) {
        double value(double gradient, double curvature) {
            return -gradient / (curvature + ridge);
        }
    }

    /**
     * What of the cases a tree sees.
     *
     * @param rows share of the cases, above 0, up to 1
     * @param columns share of the measures, above 0, up to 1
     */
    public record Draw(double rows, double columns) {}

    /**
     * How to boost.
     *
     * @param sums how many sums of trees are averaged, from 1
     * @param rounds trees of each sum, from 1
     * @param rate how much of a tree's correction is taken, above 0, up to 1
     */
    public record Settings(int sums, int rounds, double rate, Shape shape, Draw draw, long seed) {}

    private final double base;
    private final double weight;
    private final List<BoostedTree> trees;

    private GradientBoosting(double base, double weight, List<BoostedTree> trees) {
        this.base = base;
        this.weight = weight;
        this.trees = trees;
    }

    /**
     * Grows the trees.
     *
     * @param measures one row a case, all of one length; not a number where missing
     * @param answers one for each case, both kinds among them
     */
    public static GradientBoosting grow(double[][] measures, boolean[] answers, Settings settings) {
        int yes =
                (int) IntStream.range(0, answers.length).filter(i -> answers[i]).count();
        if (measures.length != answers.length || yes == 0 || yes == answers.length) {
            throw new IllegalArgumentException("as many answers as cases, of both kinds");
        }
        double base = Math.log((double) yes / (answers.length - yes));
        Bins bins = new Bins(measures);
        List<BoostedTree> trees = IntStream.range(0, settings.sums)
                .parallel()
                .mapToObj(sum -> new Booster(bins, measures, answers, base, settings, sum).grow())
                .flatMap(Arrays::stream)
                .toList();
        return new GradientBoosting(base, settings.rate / settings.sums, trees);
    }

    /** The chance of a yes, 0 to 1. */
    public double chance(double[] measures) {
        double sum = base;
        for (BoostedTree tree : trees) {
            sum += weight * tree.value(measures);
        }
        return Explanation.chanceOf(sum);
    }

    /** The forecast of {@link #chance} taken apart by measure. */
    public Explanation explain(double[] measures) {
        double[] contributions = new double[measures.length];
        double roots = 0;
        for (BoostedTree tree : trees) {
            roots += tree.explain(measures, contributions);
        }
        for (int j = 0; j < contributions.length; j++) {
            contributions[j] *= weight;
        }
        return new Explanation(base + weight * roots, contributions);
    }

    /** Grows one sum of trees. */
    private static final class Booster {

        private final Bins bins;
        private final double[][] rows;
        private final boolean[] answers;
        private final Settings settings;
        private final Random random;
        private final double[] logOdds;
        private final double[][] slopes;

        Booster(Bins bins, double[][] rows, boolean[] answers, double base, Settings settings, int sum) {
            this.bins = bins;
            this.rows = rows;
            this.answers = answers;
            this.settings = settings;
            this.random = new Random(settings.seed + 7919L * sum);
            this.logOdds = new double[answers.length];
            this.slopes = new double[2][answers.length];
            Arrays.fill(logOdds, base);
        }

        BoostedTree[] grow() {
            BoostedTree[] trees = new BoostedTree[settings.rounds];
            for (int round = 0; round < trees.length; round++) {
                for (int i = 0; i < logOdds.length; i++) {
                    double chance = Explanation.chanceOf(logOdds[i]);
                    slopes[0][i] = chance - (answers[i] ? 1 : 0);
                    slopes[1][i] = chance * (1 - chance);
                }
                BoostedTree tree = growTree();
                for (int i = 0; i < logOdds.length; i++) {
                    logOdds[i] += settings.rate * tree.value(rows[i]);
                }
                trees[round] = tree;
            }
            return trees;
        }

        private record Candidate(GrowingLeaf leaf, GrowingLeaf.Cut cut) {}

        private BoostedTree growTree() {
            int[] cases = drawn(rows.length, settings.draw.rows);
            int[] columns = drawn(bins.columns(), settings.draw.columns);
            double gradient =
                    Arrays.stream(cases).mapToDouble(i -> slopes[0][i]).sum();
            double curvature =
                    Arrays.stream(cases).mapToDouble(i -> slopes[1][i]).sum();
            BoostedTree tree = new BoostedTree(settings.shape.leaves, settings.shape.value(gradient, curvature));
            PriorityQueue<Candidate> open = new PriorityQueue<>(
                    Comparator.comparingDouble((Candidate c) -> -c.cut.gain()).thenComparingInt(c -> c.leaf.node));
            offer(open, GrowingLeaf.of(0, cases, columns, bins, slopes));
            for (int leaves = 1; leaves < settings.shape.leaves; leaves++) {
                Candidate best = open.poll();
                if (best == null) {
                    break;
                }
                split(tree, best, columns, open);
            }
            return tree;
        }

        private void split(BoostedTree tree, Candidate best, int[] columns, PriorityQueue<Candidate> open) {
            GrowingLeaf.Cut cut = best.cut;
            int left = tree.split(best.leaf.node, cut, bins.edge(cut.measure(), cut.bin()));
            int[] lefts = side(best.leaf.cases, cut, true);
            int[] rights = side(best.leaf.cases, cut, false);
            boolean leftIsSmaller = lefts.length <= rights.length;
            // Only the smaller side is summed up: the other is what remains.
            GrowingLeaf small = leftIsSmaller
                    ? GrowingLeaf.of(left, lefts, columns, bins, slopes)
                    : GrowingLeaf.of(left + 1, rights, columns, bins, slopes);
            offer(open, small);
            offer(open, best.leaf.without(small, leftIsSmaller ? left + 1 : left, leftIsSmaller ? rights : lefts));
        }

        private void offer(PriorityQueue<Candidate> open, GrowingLeaf leaf) {
            GrowingLeaf.Cut cut =
                    leaf.cases.length < 2 * settings.shape.leastCases ? null : leaf.bestCut(bins, settings.shape);
            if (cut != null) {
                open.add(new Candidate(leaf, cut));
            }
        }

        private int[] side(int[] cases, GrowingLeaf.Cut cut, boolean left) {
            byte[] column = bins.of(cut.measure());
            return Arrays.stream(cases)
                    .filter(i -> {
                        int bin = column[i] & 0xff;
                        return (bin == 0 ? cut.missingLeft() : bin <= cut.bin()) == left;
                    })
                    .toArray();
        }

        /** A share of the numbers below a bound, in ascending order. */
        private int[] drawn(int bound, double share) {
            int wanted = Math.max(1, (int) Math.round(bound * share));
            int[] all = IntStream.range(0, bound).toArray();
            for (int i = 0; i < wanted && wanted < bound; i++) {
                int chosen = i + random.nextInt(bound - i);
                int number = all[chosen];
                all[chosen] = all[i];
                all[i] = number;
            }
            int[] drawn = Arrays.copyOf(all, wanted);
            Arrays.sort(drawn);
            return drawn;
        }
    }
}
