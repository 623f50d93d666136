package caposaldo.collection;

import static caposaldo.db.collection.Tables.CONTACT_LOG;
import static caposaldo.db.collection.Tables.DUNNING_LETTER;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import caposaldo.account.OwnerChange;
import caposaldo.receivable.LedgerLock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What was said and written to two clients that are one was said to the one that stays; the list is counted anew. */
@Component
class CollectionMoves implements ClientMoves {

    private final DSLContext sql;
    private final LedgerLock lock;
    private final DebtorRollups rollups;

    CollectionMoves(DSLContext sql, LedgerLock lock, DebtorRollups rollups) {
        this.sql = sql;
        this.lock = lock;
        this.rollups = rollups;
    }

    private OwnerChange<?> contacts() {
        return new OwnerChange<>(sql, CONTACT_LOG.ID, CONTACT_LOG.CLIENT_ID);
    }

    private OwnerChange<?> letters() {
        return new OwnerChange<>(sql, DUNNING_LETTER.ID, DUNNING_LETTER.CLIENT_ID);
    }

    @Override
    public String room() {
        return "collection";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "collection.debtor",
                "collection.contact_log",
                "collection.dunning_letter",
                "collection.dunning_proposal",
                "collection.payment_forecast");
    }

    @Override
    public int count(ClientId client) {
        return contacts().count(client) + letters().count(client);
    }

    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        if (count(merged) == 0) {
            return new Moved(0, JSONB.valueOf("[]"));
        }
        var both = List.of(merged.value(), kept.value());
        lock.hold(both, today);
        var contacts = contacts().move(merged, kept);
        var letters = letters().move(merged, kept);
        rollups.recount(both, today);
        return new Moved(contacts.rows() + letters.rows(), both(contacts.what(), letters.what()));
    }

    private JSONB both(JSONB contacts, JSONB letters) {
        return sql.select(DSL.field("jsonb_build_array({0}, {1})", JSONB.class, DSL.val(contacts), DSL.val(letters)))
                .fetchSingle()
                .value1();
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        if (!what.data().equals("[]")) {
            var both = List.of(merged.value(), kept.value());
            lock.hold(both, today);
            contacts().moveBack(merged, kept, part(what, 0));
            letters().moveBack(merged, kept, part(what, 1));
            rollups.recount(both, today);
        }
    }

    private JSONB part(JSONB what, int which) {
        return sql.select(DSL.field("{0} -> {1}", JSONB.class, DSL.val(what), DSL.inline(which)))
                .fetchSingle()
                .value1();
    }
}
