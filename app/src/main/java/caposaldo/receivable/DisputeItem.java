package caposaldo.receivable;

import static caposaldo.db.people.Tables.PERSON;
import static caposaldo.db.receivable.Tables.DISPUTE;
import static caposaldo.db.receivable.Tables.LEDGER_ITEM;

import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.math.BigDecimal;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.13: what a client contests is told apart from what it only does not pay, with a reason and an owner. */
@Component
public class DisputeItem {

    /** @param amount null contests all that is open */
    public record Contest(
            LedgerItemId item,
            Dispute.Reason reason,
            @Nullable BigDecimal amount,
            @Nullable String note,
            @Nullable Long owner) {}

    private final DSLContext sql;
    private final LedgerStore store;
    private final LedgerRollups rollups;
    private final Receivables receivables;
    private final Clients clients;
    private final Trail trail;

    DisputeItem(
            DSLContext sql,
            LedgerStore store,
            LedgerRollups rollups,
            Receivables receivables,
            Clients clients,
            Trail trail) {
        this.sql = sql;
        this.store = store;
        this.rollups = rollups;
        this.receivables = receivables;
        this.clients = clients;
        this.trail = trail;
    }

    /**
     * @return the dispute
     * @throws Invalid when it is no open debt, is contested already, or the amount is more than what is open
     * @throws Missing when there is no such document for this person
     */
    @Transactional
    public long open(AccessScope scope, Contest contest) {
        var item = begin(scope, contest.item());
        var open = item.open().amount();
        var amount = contest.amount() == null ? open : contest.amount();
        if (!item.kind().isDebit() || open.signum() == 0) {
            throw Invalid.field("", "receivable.invalid.notOwed");
        } else if (amount.signum() <= 0 || amount.compareTo(open) > 0) {
            throw Invalid.field("amount", "receivable.invalid.aboveDebt", open.toPlainString());
        }
        if (contest.owner() != null && !sql.fetchExists(PERSON, PERSON.ID.eq(contest.owner()))) {
            throw Invalid.field("owner", "receivable.invalid.owner");
        }
        var id = sql.insertInto(DISPUTE)
                .set(DISPUTE.LEDGER_ITEM_ID, item.id().value())
                .set(DISPUTE.CLIENT_ID, item.client().value())
                .set(DISPUTE.CURRENCY, item.amount().currency().getCurrencyCode())
                .set(DISPUTE.REASON, contest.reason().name())
                .set(DISPUTE.AMOUNT, amount)
                .set(DISPUTE.NOTE, contest.note())
                .set(
                        DISPUTE.OWNER_ID,
                        contest.owner() == null ? scope.personId().orElse(null) : contest.owner())
                .set(DISPUTE.OPENED_ON, scope.date())
                .set(DISPUTE.OPENED_BY_ID, scope.userId())
                .onConflict(DISPUTE.LEDGER_ITEM_ID)
                .where(DISPUTE.CLOSED_ON.isNull())
                .doNothing()
                .returningResult(DISPUTE.ID)
                .fetchOptional()
                .orElseThrow(() -> Invalid.field("", "receivable.invalid.disputed"))
                .value1();
        dispute(scope, item, DSL.val(amount));
        return id;
    }

    private LedgerItem begin(AccessScope scope, LedgerItemId id) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var client = receivables.get(scope, id).client();
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        store.lock(client, scope.date());
        return receivables.get(scope, id);
    }

    private void dispute(AccessScope scope, LedgerItem item, org.jooq.Field<BigDecimal> amount) {
        sql.update(LEDGER_ITEM)
                .set(LEDGER_ITEM.DISPUTED_AMOUNT, amount)
                .where(LEDGER_ITEM.ID.eq(item.id().value()))
                .execute();
        rollups.age(java.util.List.of(item.client().value()), scope.date());
    }

    /**
     * @throws Stale when somebody changed or closed it since {@code version} was read
     * @throws Missing when there is no such dispute for this person
     */
    @Transactional
    public void close(AccessScope scope, long dispute, int version, Dispute.Outcome outcome) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var item = sql.select(DISPUTE.LEDGER_ITEM_ID)
                .from(DISPUTE)
                .where(DISPUTE.ID.eq(dispute))
                .fetchOptional(row -> new LedgerItemId(row.value1()))
                .orElseThrow(() -> new Missing("dispute " + dispute));
        var of = begin(scope, item);
        var touched = sql.update(DISPUTE)
                .set(DISPUTE.CLOSED_ON, scope.date())
                .set(DISPUTE.CLOSED_BY_ID, scope.userId())
                .set(DISPUTE.OUTCOME, outcome.name())
                .set(DISPUTE.VERSION, DISPUTE.VERSION.plus(1))
                .where(DISPUTE.ID.eq(dispute))
                .and(DISPUTE.VERSION.eq(version))
                .and(DISPUTE.CLOSED_ON.isNull())
                .execute();
        if (touched == 0) {
            throw new Stale("dispute " + dispute);
        }
        dispute(scope, of, DSL.val(BigDecimal.ZERO));
    }
}
