package caposaldo.strategy;

import caposaldo.analytics.segment.Criterion;
import caposaldo.analytics.segment.GrowthMeter;
import caposaldo.analytics.segment.KeyAccountIdentification;
import caposaldo.analytics.segment.KeyAccountRules;
import caposaldo.analytics.segment.Scale;
import caposaldo.analytics.segment.Scorecard;
import caposaldo.analytics.segment.Variability;
import caposaldo.kernel.Invalid;
import caposaldo.sales.RollingSales.Metric;
import java.util.ArrayList;
import java.util.List;

/**
 * The written rules of key-account identification in one version.
 *
 * @param thresholds the individual, concentration and together rules and the lines between A, B and C
 * @param xUpTo highest coefficient of variation of class X, over twelve months with the sample's sigma
 * @param yUpTo highest of class Y
 */
public record Rules(Metric metric, KeyAccountRules thresholds, double xUpTo, double yUpTo, List<Weighted> scorecard) {

    /** Months a value is summed over, and months that growth is read from. */
    static final int YEAR = 12;

    static final int SERIES = 24;

    private static final double CONFIDENCE = 0.95;

    /**
     * One criterion with its weight and its written scale.
     *
     * @param weight 0 to 1; a criterion of weight 0 keeps its scale for the day it counts again
     * @param otherwise points below the first step
     */
    public record Weighted(Criterion criterion, double weight, int otherwise, List<Step> steps) {}

    /** From this measure on, these points. */
    public record Step(double from, int points) {}

    /** The rules of the job description with our starting weights. */
    static final Rules STARTING_POINT = new Rules(
            Metric.MARGIN,
            KeyAccountRules.OF_THE_BRIEF.together(0.75),
            Variability.Method.CLASSICAL.xUpTo(),
            Variability.Method.CLASSICAL.yUpTo(),
            Scorecard.STARTING_POINT.rules().stream()
                    .map(rule -> new Weighted(
                            rule.criterion(),
                            rule.weight(),
                            rule.scale().otherwise(),
                            rule.scale().steps().stream()
                                    .map(step -> new Step(step.from(), step.points()))
                                    .toList()))
                    .toList());

    KeyAccountIdentification identification() {
        return new KeyAccountIdentification(thresholds, card(), method(), new GrowthMeter(CONFIDENCE), YEAR);
    }

    private Variability.Method method() {
        return new Variability.Method(Variability.Grain.MONTH, Variability.Sigma.SAMPLE, YEAR, xUpTo, yUpTo);
    }

    /** The criteria that count, with their weights and scales. */
    Scorecard card() {
        return new Scorecard(scorecard.stream()
                .filter(row -> row.weight() > 0)
                .map(row -> new Scorecard.Rule(row.criterion(), row.weight(), scale(row)))
                .toList());
    }

    private static Scale scale(Weighted row) {
        return new Scale(
                row.otherwise(),
                row.steps().stream()
                        .map(step -> new Scale.Step(step.from(), step.points()))
                        .toList());
    }

    /** @throws Invalid when weights do not sum to one or the lines are out of order */
    public void check() {
        var problems = new ArrayList<Invalid.Problem>();
        var sum = scorecard.stream().mapToDouble(Weighted::weight).sum();
        if (Math.abs(sum - 1) > 1e-9) {
            problems.add(new Invalid.Problem("", "strategy.invalid.weights", List.of(Math.round(sum * 100))));
        }
        if (!(xUpTo > 0 && xUpTo < yUpTo)) {
            problems.add(new Invalid.Problem("y", "strategy.invalid.variation", List.of()));
        }
        for (var row : scorecard) {
            try {
                scale(row);
            } catch (IllegalArgumentException outOfOrder) {
                problems.add(new Invalid.Problem("steps." + row.criterion(), "strategy.invalid.steps", List.of()));
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }
}
