package caposaldo.reconciliation;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.OtherLedgers;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.11: what both sides owe one another in a period is drawn up from our ledger, under a number of its own. */
@Component
public class DraftReconciliation {

    /** In which an act can be printed. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.ITALIAN, Locale.of("ru"));

    private static final int LONGEST_YEARS = 5;

    private final ReconciliationStore store;
    private final Reconciliations acts;
    private final OurLedger ours;
    private final MatchLedgers match;
    private final OtherLedgers ledgers;

    DraftReconciliation(
            ReconciliationStore store, Reconciliations acts, OurLedger ours, MatchLedgers match, OtherLedgers ledgers) {
        this.store = store;
        this.acts = acts;
        this.ours = ours;
        this.match = match;
        this.ledgers = ledgers;
    }

    /**
     * @throws Invalid when the period is not over, longer than five years, another act has one of its days, or the client has no
     *     ledger in the currency
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional
    public ReconciliationId draft(AccessScope scope, ClientLedger of, Reconciliations.Days days, Locale language) {
        scope.require(Right.RECEIVABLE_COLLECT);
        if (days.until().isBefore(days.from())
                || days.until().isAfter(days.from().plusYears(LONGEST_YEARS))) {
            throw Invalid.field("until", "reconciliation.invalid.period", LONGEST_YEARS);
        } else if (!days.until().isBefore(scope.date())) {
            throw Invalid.field("until", "reconciliation.invalid.notOver");
        } else if (!LANGUAGES.contains(language)) {
            throw Invalid.field("language", "web.invalid.choice");
        }
        store.hold(scope, of.client());
        if (!ledgers.currencies(scope, of.client()).contains(of.currency())) {
            throw Invalid.field(
                    "currency", "reconciliation.invalid.currency", of.currency().getCurrencyCode());
        }
        acts.overlapping(of, days).ifPresent(number -> {
            throw Invalid.field("from", "reconciliation.invalid.overlaps", number);
        });
        var act = store.insert(scope, of, days, language);
        ours.recount(act);
        act.store();
        return new ReconciliationId(act.getId());
    }

    /**
     * Counts it anew from the ledger.
     *
     * @throws Invalid when the client has it in his hands, or it is over
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void recount(AccessScope scope, ReconciliationId id, int version) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = store.lock(scope, id, version);
        if (!Reconciliation.State.valueOf(act.getState()).followsLedger()) {
            throw Invalid.field("", "reconciliation.invalid.state");
        }
        ours.recount(act);
        match.matchRecounted(act);
        ReconciliationStore.save(act);
    }
}
