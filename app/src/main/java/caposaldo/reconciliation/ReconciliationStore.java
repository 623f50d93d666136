package caposaldo.reconciliation;

import static caposaldo.db.reconciliation.Tables.ACT;
import static caposaldo.db.reconciliation.Tables.ACT_STEP;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.NumberSeries;
import caposaldo.db.Trail;
import caposaldo.db.reconciliation.tables.records.ActRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Stale;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.LedgerLock;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes acts. Whoever does holds the client's ledger first, so that no document is posted while an act is counted or signed.
 */
@Component
class ReconciliationStore {

    private static final String SERIES = "REC";

    private final DSLContext sql;
    private final Reconciliations acts;
    private final Clients clients;
    private final LedgerLock ledger;
    private final NumberSeries numbers;
    private final Writer writer;

    /** Who writes, as the trail tells it, and when. */
    @Component
    record Writer(Trail trail, Clock clock) {}

    ReconciliationStore(
            DSLContext sql,
            Reconciliations acts,
            Clients clients,
            LedgerLock ledger,
            NumberSeries numbers,
            Writer writer) {
        this.sql = sql;
        this.acts = acts;
        this.clients = clients;
        this.ledger = ledger;
        this.numbers = numbers;
        this.writer = writer;
    }

    /** Until the end of the transaction nobody posts for the client, and nobody else changes an act of his. */
    void hold(AccessScope scope, ClientId client) {
        writer.trail.worksOn(scope, clients.get(scope, client).portfolioId());
        ledger.hold(client, scope.date());
    }

    ActRecord insert(AccessScope scope, ClientLedger of, Reconciliations.Days days, Locale language) {
        var act = sql.newRecord(ACT);
        act.setNumber(numbers.next(SERIES, scope.date().getYear()));
        act.setClientId(of.client().value());
        act.setCurrency(of.currency().getCurrencyCode());
        act.setFromOn(days.from());
        act.setUntilOn(days.until());
        act.setLanguage(language.getLanguage());
        act.store();
        tell(scope, act);
        return act;
    }

    /** @throws caposaldo.kernel.Missing when there is no such act for this person */
    ActRecord lock(AccessScope scope, ReconciliationId id) {
        hold(scope, acts.clientOf(scope, id));
        return sql.selectFrom(ACT).where(ACT.ID.eq(id.value())).forUpdate().fetchSingle();
    }

    /**
     * @throws Stale when somebody changed it since {@code version} was read
     * @throws caposaldo.kernel.Missing when there is no such act for this person
     */
    ActRecord lock(AccessScope scope, ReconciliationId id, int version) {
        var act = lock(scope, id);
        if (act.getVersion() != version) {
            throw new Stale("act " + id.value());
        }
        return act;
    }

    /** @throws Invalid when that does not come after what it is */
    static void check(ActRecord act, Reconciliation.State next) {
        if (!Reconciliation.State.valueOf(act.getState()).mayBecome(next)) {
            throw Invalid.field("", "reconciliation.invalid.state");
        }
    }

    /** @throws Invalid when it is signed or withdrawn */
    static void checkOpen(ActRecord act) {
        if (!Reconciliation.State.valueOf(act.getState()).isOpen()) {
            throw Invalid.field("", "reconciliation.invalid.state");
        }
    }

    /** Keeps what was set and tells of the step. */
    void become(AccessScope scope, ActRecord act, Reconciliation.State next, @Nullable String reason) {
        act.setState(next.name());
        act.setReason(reason);
        save(act);
        tell(scope, act);
    }

    static void save(ActRecord act) {
        act.setVersion(act.getVersion() + 1);
        act.store();
    }

    private void tell(AccessScope scope, ActRecord act) {
        sql.insertInto(ACT_STEP)
                .set(ACT_STEP.ACT_ID, act.getId())
                .set(ACT_STEP.STATE, act.getState() == null ? Reconciliation.State.DRAFT.name() : act.getState())
                .set(ACT_STEP.REASON, act.getReason())
                .set(ACT_STEP.TAKEN_AT, OffsetDateTime.now(writer.clock))
                .set(ACT_STEP.TAKEN_BY_ID, scope.userId())
                .execute();
    }
}
