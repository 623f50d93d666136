package caposaldo.collection;

import static caposaldo.db.collection.Tables.CONTACT_LOG;
import static caposaldo.db.collection.Tables.DUNNING_LETTER;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import caposaldo.account.OwnerChange;
import caposaldo.account.OwnerChanges;
import caposaldo.receivable.LedgerLock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
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

    private OwnerChanges changes() {
        return OwnerChanges.of(
                new OwnerChange<>(sql, CONTACT_LOG.ID, CONTACT_LOG.CLIENT_ID),
                new OwnerChange<>(sql, DUNNING_LETTER.ID, DUNNING_LETTER.CLIENT_ID));
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
        var both = List.of(merged.value(), kept.value());
        lock.hold(both, today);
        var moved = changes().move(merged, kept);
        rollups.recount(both, today);
        return moved;
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        if (!OwnerChanges.isNothing(what)) {
            var both = List.of(merged.value(), kept.value());
            lock.hold(both, today);
            changes().moveBack(merged, kept, what);
            rollups.recount(both, today);
        }
    }
}
