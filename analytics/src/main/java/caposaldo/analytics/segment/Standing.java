package caposaldo.analytics.segment;

import java.util.List;
import java.util.Optional;

/**
 * Where a client stands among all, with every judgement's numbers.
 *
 * @param reasons why it is a key account; empty when it is none
 */
public record Standing(long client, Pareto pareto, List<KeyReason> reasons, Behaviour behaviour, Score score) {

    /**
     * How the client orders and where it is going.
     *
     * @param rhythm empty when it never ordered
     * @param rfm empty when it never ordered
     */
    public record Behaviour(Optional<OrderRhythm> rhythm, Optional<Rfm> rfm, Variability variability, Growth growth) {}

    public Standing {
        reasons = List.copyOf(reasons);
    }

    public boolean key() {
        return !reasons.isEmpty();
    }
}
