package caposaldo.analytics.segment;

import java.util.List;
import java.util.Optional;

/**
 * Where a client stands among all, with every judgement's numbers.
 *
 * @param reasons why it is a key account; empty when it is none
 * @param segment its place in its segment; empty without a segment, or in one too small
 */
public record Standing(
        long client,
        Pareto pareto,
        List<KeyReason> reasons,
        Behaviour behaviour,
        Optional<SegmentPlace> segment,
        Score score) {

    /**
     * How the client orders and where it is going.
     *
     * @param rhythm empty when it never ordered
     * @param orderDays how many days it ordered on
     * @param rfm empty when it never ordered
     */
    public record Behaviour(
            Optional<OrderRhythm> rhythm, int orderDays, Optional<Rfm> rfm, Variability variability, Growth growth) {}

    public Standing {
        reasons = List.copyOf(reasons);
    }

    public boolean key() {
        return !reasons.isEmpty();
    }
}
