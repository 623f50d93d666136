package caposaldo.analytics.reconciliation;

import java.util.List;
import java.util.Set;

/**
 * Lines of both ledgers that are the same; one with one, or several with one.
 *
 * @param late whether one of them is of a day outside the period
 */
public record Match(List<Posting> ours, List<Posting> theirs, Set<Reason> reasons, boolean late) {

    public Match {
        ours = List.copyOf(ours);
        theirs = List.copyOf(theirs);
        reasons = Set.copyOf(reasons);
        if (ours.isEmpty() || theirs.isEmpty()) {
            throw new IllegalArgumentException("A match has lines of both sides");
        }
    }
}
