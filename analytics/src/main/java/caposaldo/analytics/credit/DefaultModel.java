package caposaldo.analytics.credit;

import caposaldo.analytics.learn.Explanation;
import caposaldo.analytics.learn.GradientBoosting;
import caposaldo.analytics.learn.GradientBoosting.Draw;
import caposaldo.analytics.learn.GradientBoosting.Settings;
import caposaldo.analytics.learn.GradientBoosting.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The chance of default by boosted trees: finds what factors say together, which a scorecard cannot,
 * and is a second opinion beside it. It tells what each factor adds to a firm's chance, but there is no
 * card to read: the same measure may count differently for two firms.
 */
public final class DefaultModel {

    /** Where there are fewer firms, trees stay so small that they hardly see more than two factors at once. */
    private static final int MANY = 2_000;

    /** Factors that a tree looks at where there are many firms. */
    private static final double FACTORS_OF_A_TREE = 100;

    private static final long SEED = 20_161_113;

    /**
     * What the model thinks of a firm.
     *
     * @param startPoints what every firm starts with
     * @param parts one for each factor, in the order of the factors
     */
    public record Opinion(double chanceOfDefault, double startPoints, List<Part> parts) {
        public Opinion {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What one factor adds.
     *
     * @param measure not a number where missing
     * @param points on the scale of {@link CreditScorecard}, above 0 for good
     */
    public record Part(Factor factor, double measure, double points) {}

    private final List<Factor> factors;
    private final GradientBoosting trees;

    private DefaultModel(List<Factor> factors, GradientBoosting trees) {
        this.factors = List.copyOf(factors);
        this.trees = trees;
    }

    /**
     * Learns from firms whose fate is known.
     *
     * @param factors one for each column
     * @param firms one row each; not a number where a measure is missing
     * @param defaulted one for each firm, both kinds among them
     */
    public static DefaultModel learn(List<Factor> factors, double[][] firms, boolean[] defaulted) {
        return new DefaultModel(
                factors, GradientBoosting.grow(firms, defaulted, settings(firms.length, factors.size())));
    }

    private static Settings settings(int firms, int factors) {
        return firms < MANY
                ? new Settings(4, 200, 0.03, new Shape(4, 15, 5), new Draw(0.6, 0.4), SEED)
                : new Settings(
                        4,
                        100,
                        0.1,
                        new Shape(31, 20, 1),
                        new Draw(0.8, Math.min(1, FACTORS_OF_A_TREE / factors)),
                        SEED);
    }

    /** The chance of default, 0 to 1. */
    public double chanceOfDefault(double[] measures) {
        return trees.chance(measures);
    }

    /** The chance with what each factor adds to it. */
    public Opinion explain(double[] measures) {
        Explanation explanation = trees.explain(measures);
        return new Opinion(
                explanation.chance(),
                CreditScorecard.pointsOf(-explanation.base()),
                IntStream.range(0, factors.size())
                        .mapToObj(j -> new Part(
                                factors.get(j),
                                measures[j],
                                -CreditScorecard.PER_LOG_ODDS * explanation.contributions()[j]))
                        .toList());
    }
}
