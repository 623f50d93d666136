package caposaldo.reconciliation;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.db.reconciliation.tables.records.ActRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Right;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.FreezeLedger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.11: both sides have signed; in the same moment the act is what it is, and the ledger is frozen up to its last day. */
@Component
public class SignReconciliation {

    private static final int LONGEST = 100;

    private final ReconciliationStore store;
    private final OurLedger ours;
    private final FreezeLedger freeze;

    SignReconciliation(ReconciliationStore store, OurLedger ours, FreezeLedger freeze) {
        this.store = store;
        this.ours = ours;
        this.freeze = freeze;
    }

    /**
     * @throws Invalid when it was not sent, a signature has no name, role or sensible day, or the ledger says something else
     *     by now
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void sign(AccessScope scope, ReconciliationId id, int version, Reconciliation.Signatures signatures) {
        scope.require(Right.RECEIVABLE_POST);
        var act = store.lock(scope, id, version);
        ReconciliationStore.check(act, Reconciliation.State.SIGNED);
        check(act, signatures, scope.date());
        if (!ours.agrees(act)) {
            throw Invalid.field("", "reconciliation.invalid.moved");
        }
        act.setOurName(signatures.ours().name().strip());
        act.setOurRole(signatures.ours().role().strip());
        act.setOurDay(signatures.ours().day());
        act.setTheirName(signatures.theirs().name().strip());
        act.setTheirRole(signatures.theirs().role().strip());
        act.setTheirDay(signatures.theirs().day());
        store.become(scope, act, Reconciliation.State.SIGNED, null);
        freeze.freeze(
                new ClientLedger(new ClientId(act.getClientId()), Currency.getInstance(act.getCurrency())),
                act.getUntilOn());
    }

    private static void check(ActRecord act, Reconciliation.Signatures signatures, LocalDate today) {
        var problems = new ArrayList<Problem>();
        check("our", act, signatures.ours(), today, problems);
        check("their", act, signatures.theirs(), today, problems);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private static void check(
            String side, ActRecord act, Reconciliation.Signature signature, LocalDate today, List<Problem> problems) {
        if (isWrong(signature.name())) {
            problems.add(new Problem(side + "Name", "reconciliation.invalid.name", List.of(LONGEST)));
        }
        if (isWrong(signature.role())) {
            problems.add(new Problem(side + "Role", "reconciliation.invalid.role", List.of(LONGEST)));
        }
        if (!signature.day().isAfter(act.getUntilOn()) || signature.day().isAfter(today)) {
            problems.add(new Problem(side + "Day", "reconciliation.invalid.day", List.of()));
        }
    }

    private static boolean isWrong(String written) {
        return written.isBlank() || written.strip().length() > LONGEST;
    }
}
