package caposaldo.analytics.segment;

import java.util.Comparator;
import java.util.List;

/**
 * The written scale of a criterion: what measure earns how many points, so that two people score
 * alike.
 *
 * @param otherwise points below the first step, 1 to 10
 * @param steps ascending by {@link Step#from()}
 */
public record Scale(int otherwise, List<Step> steps) {

    /**
     * What is earned from a measure on.
     *
     * @param from the measure from which these points are earned
     * @param points 1 to 10
     */
    public record Step(double from, int points) {
        public Step {
            requirePoints(points);
        }
    }

    public Scale {
        requirePoints(otherwise);
        steps = List.copyOf(steps);
        var ascending =
                steps.stream().sorted(Comparator.comparingDouble(Step::from)).toList();
        if (!steps.equals(ascending)
                || steps.stream().mapToDouble(Step::from).distinct().count() != steps.size()) {
            throw new IllegalArgumentException("steps ascend");
        }
    }

    /** The points of a measure, 1 to 10. */
    public int points(double measure) {
        int points = otherwise;
        for (Step step : steps) {
            if (measure < step.from()) {
                break;
            }
            points = step.points();
        }
        return points;
    }

    private static void requirePoints(int points) {
        if (points < 1 || points > 10) {
            throw new IllegalArgumentException("points run from 1 to 10");
        }
    }
}
