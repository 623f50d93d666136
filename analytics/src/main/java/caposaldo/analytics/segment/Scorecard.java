package caposaldo.analytics.segment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The criteria with their weights and written scales. Weights sum to one. A measure that is missing
 * lowers the confidence of a score, not the score: the other criteria stand for it.
 */
public final class Scorecard {

    private static final double WEIGHT_TOLERANCE = 1e-9;

    /**
     * How much a criterion counts and by which scale.
     *
     * @param weight above 0, at most 1
     */
    public record Rule(Criterion criterion, double weight, Scale scale) {
        public Rule {
            if (!(weight > 0 && weight <= 1)) {
                throw new IllegalArgumentException("a weight lies above 0 and up to 1");
            }
        }
    }

    /**
     * Our starting weights and scales, meant to be edited: they lean to what a client brings, then
     * to what it will bring, then to how it deals with us.
     */
    public static final Scorecard STARTING_POINT = new Scorecard(List.of(
            new Rule(Criterion.SHARE, 0.30, scale(1, 0.001, 3, 0.005, 5, 0.02, 7, 0.05, 8, 0.10, 10)),
            new Rule(Criterion.GROWTH, 0.20, scale(1, -0.25, 3, -0.05, 5, 0.0, 7, 0.10, 9, 0.25, 10)),
            new Rule(Criterion.LEADERSHIP, 0.15, scale(1, 0.05, 3, 0.2, 5, 0.5, 8, 1.0, 10)),
            new Rule(Criterion.PAYMENT, 0.15, scale(1, 40, 3, 60, 5, 75, 7, 80, 9, 90, 10)),
            new Rule(Criterion.RHYTHM, 0.10, scale(10, 1.0, 8, 1.5, 5, 2.5, 3, 4.0, 1)),
            new Rule(Criterion.STEADINESS, 0.05, scale(10, 0.10, 8, 0.25, 6, 0.5, 4, 1.0, 1)),
            new Rule(Criterion.CONTACT, 0.05, scale(10, 15, 8, 31, 6, 61, 4, 91, 1))));

    private final List<Rule> rules;

    /** @throws IllegalArgumentException if a criterion comes twice or the weights do not sum to one */
    public Scorecard(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        double sum = rules.stream().mapToDouble(Rule::weight).sum();
        if (Math.abs(sum - 1) > WEIGHT_TOLERANCE) {
            throw new IllegalArgumentException("weights sum to one, not to " + sum);
        }
        if (rules.stream().map(Rule::criterion).distinct().count() != rules.size()) {
            throw new IllegalArgumentException("each criterion counts once");
        }
    }

    public List<Rule> rules() {
        return rules;
    }

    /** Scores the measures that are there. */
    public Score score(Map<Criterion, Double> measures) {
        List<Score.Contribution> contributions = new ArrayList<>(rules.size());
        Map<Criterion, Double> missing = new EnumMap<>(Criterion.class);
        double present = 0;
        for (Rule rule : rules) {
            if (measures.containsKey(rule.criterion())) {
                present += rule.weight();
            } else {
                missing.put(rule.criterion(), rule.weight());
            }
        }
        for (Rule rule : rules) {
            Double measure = measures.get(rule.criterion());
            if (measure != null) {
                int points = rule.scale().points(measure);
                contributions.add(new Score.Contribution(rule.criterion(), measure, points, rule.weight() / present));
            }
        }
        return new Score(contributions, missing);
    }

    private static Scale scale(int otherwise, double... fromAndPoints) {
        List<Scale.Step> steps = new ArrayList<>();
        for (int i = 0; i < fromAndPoints.length; i += 2) {
            steps.add(new Scale.Step(fromAndPoints[i], (int) fromAndPoints[i + 1]));
        }
        return new Scale(otherwise, steps);
    }
}
