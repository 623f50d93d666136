package caposaldo.analytics.segment;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A score with the way it came about.
 *
 * @param contributions one for each criterion whose measure was there; their weights sum to one
 * @param missing the criteria without a measure, with the weight they would have had
 */
public record Score(List<Contribution> contributions, Map<Criterion, Double> missing) {

    /**
     * What one criterion adds.
     *
     * @param measure see {@link Criterion} for what it is
     * @param points what the scale gives for it, 1 to 10
     * @param weight among the criteria that count, 0 to 1
     */
    public record Contribution(Criterion criterion, double measure, int points, double weight) {

        /** What this criterion adds to {@link Score#total()}. */
        public double adds() {
            return 10 * points * weight;
        }
    }

    public Score {
        contributions = List.copyOf(contributions);
        missing = Map.copyOf(missing);
    }

    /** 10 to 100, or 0 when nothing could be measured. */
    public double total() {
        return contributions.stream().mapToDouble(Contribution::adds).sum();
    }

    /** The score of one half of the criteria by their weights, 10 to 100; empty when none of them could be measured. */
    public OptionalDouble half(Criterion.Half half) {
        double weight = 0;
        double adds = 0;
        for (Contribution contribution : contributions) {
            if (contribution.criterion().half() == half) {
                weight += contribution.weight();
                adds += contribution.adds();
            }
        }
        return weight > 0 ? OptionalDouble.of(adds / weight) : OptionalDouble.empty();
    }

    /** The weight of the criteria that could be measured: 1 when nothing is missing. */
    public double confidence() {
        return 1 - missing.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
