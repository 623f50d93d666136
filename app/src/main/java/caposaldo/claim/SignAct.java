package caposaldo.claim;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.14: both sides sign an act, or it is said why the other did not; from then on what was found stands. */
@Component
public class SignAct {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 500;

    private final ActStore store;
    private final Acts acts;
    private final DrawUpAct.Delivered delivered;

    SignAct(ActStore store, Acts acts, DrawUpAct.Delivered delivered) {
        this.store = store;
        this.acts = acts;
        this.delivered = delivered;
    }

    /**
     * @throws Invalid when a name, a day or the reason is missing, or it was signed before
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void sign(AccessScope scope, ActId id, int version, Act.Signatures signatures) {
        scope.require(Right.CLAIM_EDIT);
        delivered.get(scope, acts.get(scope, id).delivery().note());
        var act = store.lock(id, version);
        var to = ActStep.SIGN
                .from(ActState.valueOf(act.getState()))
                .orElseThrow(() -> Invalid.field("", "claim.invalid.signed"));
        check(scope, act.getDrawnOn(), "signed", signatures.signedBy(), signatures.signedOn());
        act.setSignedBy(signatures.signedBy().strip());
        act.setSignedOn(signatures.signedOn());
        switch (signatures.theirs()) {
            case Act.Signatures.Theirs.Signed(var by, var on) -> {
                check(scope, act.getDrawnOn(), "countersigned", by, on);
                act.setCountersignedBy(by.strip());
                act.setCountersignedOn(on);
            }
            case Act.Signatures.Theirs.Refused(var reason) -> {
                if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
                    throw Invalid.field("unsignedReason", "claim.invalid.unsignedReason", LONGEST_REASON);
                }
                act.setUnsignedReason(reason.strip());
            }
        }
        act.setState(to.name());
        store.save(act);
    }

    private static void check(AccessScope scope, LocalDate drawnOn, String field, String by, LocalDate on) {
        if (by.isBlank() || by.strip().length() > LONGEST_NAME) {
            throw Invalid.field(field + "By", "claim.invalid.text", LONGEST_NAME);
        } else if (on.isBefore(drawnOn) || on.isAfter(scope.date())) {
            throw Invalid.field(field + "On", "claim.invalid.signedOn");
        }
    }

    /**
     * It claims nothing any more.
     *
     * @throws Invalid without a reason, or when it is settled or rejected already
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void reject(AccessScope scope, ActId id, int version, String reason) {
        scope.require(Right.CLAIM_EDIT);
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw Invalid.field("rejection", "claim.invalid.reason", LONGEST_REASON);
        }
        delivered.get(scope, acts.get(scope, id).delivery().note());
        var act = store.lock(id, version);
        var to = ActStep.REJECT
                .from(ActState.valueOf(act.getState()))
                .orElseThrow(() -> Invalid.field("", "claim.invalid.closed"));
        act.setRejection(reason.strip());
        act.setState(to.name());
        store.save(act);
    }
}
