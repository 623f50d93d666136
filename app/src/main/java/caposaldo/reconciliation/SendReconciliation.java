package caposaldo.reconciliation;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.11: the act goes to the client as the ledger is at this moment; from here on it is what he holds in his hands. */
@Component
public class SendReconciliation {

    private final ReconciliationStore store;
    private final OurLedger ours;
    private final MatchLedgers match;

    SendReconciliation(ReconciliationStore store, OurLedger ours, MatchLedgers match) {
        this.store = store;
        this.ours = ours;
        this.match = match;
    }

    /**
     * @throws caposaldo.kernel.Invalid when it is no draft and not in dispute
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void send(AccessScope scope, ReconciliationId id, int version) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = store.lock(scope, id, version);
        ReconciliationStore.check(act, Reconciliation.State.SENT);
        ours.recount(act);
        match.matchRecounted(act);
        act.setSentOn(scope.date());
        store.become(scope, act, Reconciliation.State.SENT, null);
    }
}
