package caposaldo.receivable;

import static caposaldo.db.receivable.Tables.CLIENT_LEDGER;
import static caposaldo.db.receivable.Tables.LEDGER_ITEM;
import static caposaldo.db.receivable.Tables.PROMISE;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import caposaldo.account.OwnerChange;
import caposaldo.account.OwnerChanges;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Documents of two clients that are one change their client, and their allocations with them; both ledgers are recounted. */
@Component
class ReceivableMoves implements ClientMoves {

    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    private final DSLContext sql;
    private final LedgerStore store;
    private final LedgerRollups rollups;
    private final String own;

    ReceivableMoves(DSLContext sql, LedgerStore store, LedgerRollups rollups, LedgerCurrency currency) {
        this.sql = sql;
        this.own = currency.code();
        this.store = store;
        this.rollups = rollups;
    }

    @Override
    public String room() {
        return "receivable";
    }

    /** Allocations follow their documents, the kept sums are counted anew. Terms were agreed with that one alone and stay. */
    @Override
    public Set<String> tables() {
        return Set.of(
                "receivable.ledger_item",
                "receivable.allocation",
                "receivable.rate_difference",
                "receivable.client_ledger",
                "receivable.client_month",
                "receivable.dispute",
                "receivable.promise",
                "receivable.interest_charge",
                "receivable.payment_terms");
    }

    private OwnerChanges changes() {
        return OwnerChanges.of(
                new OwnerChange<>(sql, LEDGER_ITEM.ID, LEDGER_ITEM.CLIENT_ID),
                new OwnerChange<>(sql, PROMISE.ID, PROMISE.CLIENT_ID));
    }

    @Override
    public int count(ClientId client) {
        return changes().count(client);
    }

    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        if (count(merged) == 0) {
            return OwnerChanges.NOTHING;
        }
        lockBoth(merged, kept, today);
        var moved = changes().move(merged, kept);
        recount(merged, kept, today);
        return moved;
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        if (!OwnerChanges.isNothing(what)) {
            lockBoth(merged, kept, today);
            changes().moveBack(merged, kept, what);
            recount(merged, kept, today);
        }
    }

    /** The lower number first, as everybody does who locks several. */
    private void lockBoth(ClientId one, ClientId other, LocalDate today) {
        Stream.of(one, other)
                .sorted(java.util.Comparator.comparing(ClientId::value))
                .forEach(client -> store.lock(client, today));
        store.openAlike(one, other);
    }

    /** A ledger without documents is none; that in the company's currency is the lock of the others. */
    private void recount(ClientId one, ClientId other, LocalDate today) {
        rollups.recount(List.of(one.value(), other.value()), EVER, today);
        sql.deleteFrom(CLIENT_LEDGER)
                .where(CLIENT_LEDGER.CLIENT_ID.in(one.value(), other.value()))
                .andNotExists(DSL.selectOne()
                        .from(LEDGER_ITEM)
                        .where(LEDGER_ITEM.CLIENT_ID.eq(CLIENT_LEDGER.CLIENT_ID))
                        .and(CLIENT_LEDGER
                                .CURRENCY
                                .eq(DSL.val(own))
                                .or(LEDGER_ITEM.CURRENCY.eq(CLIENT_LEDGER.CURRENCY))))
                .execute();
    }
}
