package caposaldo.analytics.segment;

import java.util.List;

/**
 * Where the quintiles of all clients that ordered end: four borders each for the scores 2 to 5, empty when none ordered.
 *
 * @param recency a silence, in order gaps, below the first earns 2, below the fourth 5
 * @param frequency order days above the first earn 2, above the fourth 5
 * @param monetary a value above the first earns 2, above the fourth 5
 */
public record RfmBorders(List<Double> recency, List<Double> frequency, List<Double> monetary) {

    public RfmBorders {
        recency = List.copyOf(recency);
        frequency = List.copyOf(frequency);
        monetary = List.copyOf(monetary);
    }
}
