package caposaldo.analytics.match;

import java.util.List;

/**
 * Two records with the chance that they mean the same.
 *
 * @param chance 0 to 1
 * @param evidence one for each field, in the order of the fields
 */
public record ScoredPair(long left, long right, double chance, List<Evidence> evidence) {

    public ScoredPair {
        evidence = List.copyOf(evidence);
    }
}
