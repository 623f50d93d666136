package caposaldo.claim;

import static caposaldo.claim.ActState.DRAFT;
import static caposaldo.claim.ActState.REJECTED;
import static caposaldo.claim.ActState.SETTLED;
import static caposaldo.claim.ActState.SIGNED;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The one table of what may follow what: every change of an act is one of these. */
public enum ActStep {
    CHANGE(DRAFT, DRAFT),
    SIGN(SIGNED, DRAFT),
    SETTLE(SETTLED, SIGNED),
    REJECT(REJECTED, DRAFT, SIGNED);

    private final ActState to;
    private final Set<ActState> from;

    ActStep(ActState to, ActState first, ActState... more) {
        this.to = to;
        this.from = EnumSet.of(first, more);
    }

    /** Where it leads from there; empty when it does not. */
    public Optional<ActState> from(ActState state) {
        return from.contains(state) ? Optional.of(to) : Optional.empty();
    }
}
