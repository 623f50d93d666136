package caposaldo.analytics.credit;

import java.util.List;

/**
 * A score with the way it came about: whole points that sum up.
 *
 * @param start what everybody starts with
 * @param parts one for each factor of the card
 */
public record Assessment(int start, List<Part> parts) {

    /**
     * What one factor earns.
     *
     * @param measure not a number where missing
     * @param band it falls into, with its points
     */
    public record Part(Factor factor, double measure, Band band) {}

    public Assessment {
        parts = List.copyOf(parts);
    }

    /** The score: {@link CreditScorecard#ANCHOR} for odds of 30 to 1, {@link CreditScorecard#DOUBLING} more for twice. */
    public int points() {
        return start + parts.stream().mapToInt(part -> part.band().points()).sum();
    }

    /** The chance of default by these points, 0 to 1. */
    public double chanceOfDefault() {
        return CreditScorecard.chanceOfDefault(points());
    }
}
