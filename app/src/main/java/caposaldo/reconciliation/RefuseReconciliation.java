package caposaldo.reconciliation;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.11: an act that is not signed has a reason why: the client contests it, or it was taken back. */
@Component
public class RefuseReconciliation {

    private static final int LONGEST = 1000;

    private final ReconciliationStore store;

    RefuseReconciliation(ReconciliationStore store) {
        this.store = store;
    }

    /**
     * The client does not agree; it follows the ledger again and may be sent once more.
     *
     * @throws Invalid without a reason, or when he does not have it
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void dispute(AccessScope scope, ReconciliationId id, int version, String reason) {
        end(scope, id, version, Reconciliation.State.DISPUTED, reason);
    }

    /**
     * It is taken back for good; another can be drawn up for the same days.
     *
     * @throws Invalid without a reason, or when it is signed
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void withdraw(AccessScope scope, ReconciliationId id, int version, String reason) {
        end(scope, id, version, Reconciliation.State.WITHDRAWN, reason);
    }

    private void end(AccessScope scope, ReconciliationId id, int version, Reconciliation.State next, String reason) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = store.lock(scope, id, version);
        ReconciliationStore.check(act, next);
        if (reason.isBlank() || reason.strip().length() > LONGEST) {
            throw Invalid.field("reason", "reconciliation.invalid.reason", LONGEST);
        }
        store.become(scope, act, next, reason.strip());
    }
}
