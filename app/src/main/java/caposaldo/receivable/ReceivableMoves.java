package caposaldo.receivable;

import static caposaldo.db.receivable.Tables.CLIENT_LEDGER;
import static caposaldo.db.receivable.Tables.LEDGER_ITEM;
import static caposaldo.db.receivable.Tables.PROMISE;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import caposaldo.account.OwnerChange;
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

    ReceivableMoves(DSLContext sql, LedgerStore store, LedgerRollups rollups) {
        this.sql = sql;
        this.store = store;
        this.rollups = rollups;
    }

    @Override
    public String room() {
        return "receivable";
    }

    /** Allocations follow their documents, the kept sums are counted anew. */
    @Override
    public Set<String> tables() {
        return Set.of(
                "receivable.ledger_item",
                "receivable.allocation",
                "receivable.client_ledger",
                "receivable.client_month",
                "receivable.dispute",
                "receivable.promise",
                "receivable.interest_charge");
    }

    private OwnerChange<?> promises() {
        return new OwnerChange<>(sql, PROMISE.ID, PROMISE.CLIENT_ID);
    }

    private OwnerChange<?> items() {
        return new OwnerChange<>(sql, LEDGER_ITEM.ID, LEDGER_ITEM.CLIENT_ID);
    }

    @Override
    public int count(ClientId client) {
        return items().count(client) + promises().count(client);
    }

    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        if (count(merged) == 0) {
            return new Moved(0, JSONB.valueOf("[]"));
        }
        lockBoth(merged, kept, today);
        var items = items().move(merged, kept);
        var promises = promises().move(merged, kept);
        recount(merged, kept, today);
        return new Moved(items.rows() + promises.rows(), both(items.what(), promises.what()));
    }

    private JSONB both(JSONB items, JSONB promises) {
        return sql.select(DSL.field("jsonb_build_array({0}, {1})", JSONB.class, DSL.val(items), DSL.val(promises)))
                .fetchSingle()
                .value1();
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        if (!what.data().equals("[]")) {
            lockBoth(merged, kept, today);
            items().moveBack(merged, kept, part(what, 0));
            promises().moveBack(merged, kept, part(what, 1));
            recount(merged, kept, today);
        }
    }

    private JSONB part(JSONB what, int which) {
        return sql.select(DSL.field("{0} -> {1}", JSONB.class, DSL.val(what), DSL.inline(which)))
                .fetchSingle()
                .value1();
    }

    /** The lower number first, as everybody does who locks several. */
    private void lockBoth(ClientId one, ClientId other, LocalDate today) {
        Stream.of(one, other)
                .sorted(java.util.Comparator.comparing(ClientId::value))
                .forEach(client -> store.lock(client, today));
    }

    private void recount(ClientId one, ClientId other, LocalDate today) {
        rollups.recount(List.of(one.value(), other.value()), EVER, today);
        sql.deleteFrom(CLIENT_LEDGER)
                .where(CLIENT_LEDGER.CLIENT_ID.in(one.value(), other.value()))
                .andNotExists(
                        DSL.selectOne().from(LEDGER_ITEM).where(LEDGER_ITEM.CLIENT_ID.eq(CLIENT_LEDGER.CLIENT_ID)))
                .execute();
    }
}
