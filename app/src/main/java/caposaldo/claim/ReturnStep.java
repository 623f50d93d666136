package caposaldo.claim;

import static caposaldo.claim.ReturnState.AGREED;
import static caposaldo.claim.ReturnState.CREDITED;
import static caposaldo.claim.ReturnState.RECEIVED;
import static caposaldo.claim.ReturnState.REFUSED;
import static caposaldo.claim.ReturnState.REQUESTED;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The one table of what may follow what: every change of a return is one of these. */
public enum ReturnStep {
    AGREE(AGREED, REQUESTED),
    RECEIVE(RECEIVED, AGREED),
    CREDIT(CREDITED, RECEIVED),
    REFUSE(REFUSED, REQUESTED, AGREED, RECEIVED);

    private final ReturnState to;
    private final Set<ReturnState> from;

    ReturnStep(ReturnState to, ReturnState first, ReturnState... more) {
        this.to = to;
        this.from = EnumSet.of(first, more);
    }

    /**
     * Where it leads from there; empty when it does not. What was refused at the handing over is back from the beginning, and
     * because it was never invoiced nothing follows.
     */
    public Optional<ReturnState> from(GoodsReturn.Kind kind, ReturnState state) {
        return kind == GoodsReturn.Kind.RETURN && from.contains(state) ? Optional.of(to) : Optional.empty();
    }
}
