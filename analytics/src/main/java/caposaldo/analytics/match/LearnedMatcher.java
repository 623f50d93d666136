package caposaldo.analytics.match;

import caposaldo.analytics.learn.RandomForest;
import caposaldo.analytics.match.Comparison.Prepared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Tells matches by what people decided before: a random forest over {@link PairMeasures}. For fields
 * where {@link Matcher} is not sure enough and there are some hundred decisions to learn from.
 */
public final class LearnedMatcher {

    private static final int TREES = 400;
    private static final long SEED = 20_050_525;

    /** A pair that somebody decided on. */
    public record Decision(Entity left, Entity right, boolean same) {}

    private final Comparison comparison;
    private final PairMeasures measures;
    private final RandomForest forest;

    private LearnedMatcher(Comparison comparison, PairMeasures measures, RandomForest forest) {
        this.comparison = comparison;
        this.measures = measures;
        this.forest = forest;
    }

    /**
     * Learns from decisions.
     *
     * @param decisions at least one of each answer */
    public static LearnedMatcher from(List<Field> fields, Collection<Decision> decisions) {
        var comparison = new Comparison(fields);
        List<Prepared> lefts =
                comparison.prepareAll(decisions.stream().map(Decision::left).toList());
        List<Prepared> rights =
                comparison.prepareAll(decisions.stream().map(Decision::right).toList());
        List<Prepared> all = new ArrayList<>(lefts);
        all.addAll(rights);
        var measures = new PairMeasures(comparison.fields(), all);
        double[][] rows = new double[lefts.size()][];
        Arrays.setAll(rows, i -> measures.of(lefts.get(i), rights.get(i)));
        boolean[] answers = new boolean[rows.length];
        int i = 0;
        for (Decision decision : decisions) {
            answers[i++] = decision.same();
        }
        return new LearnedMatcher(comparison, measures, RandomForest.grow(rows, answers, TREES, SEED));
    }

    /** The chance that two records mean the same, 0 to 1. */
    public double chance(Entity left, Entity right) {
        return forest.chance(measures.of(comparison.prepare(left), comparison.prepare(right)));
    }
}
