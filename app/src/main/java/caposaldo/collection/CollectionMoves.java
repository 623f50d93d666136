package caposaldo.collection;

import static caposaldo.db.collection.Tables.CONTACT_LOG;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import caposaldo.account.OwnerChange;
import caposaldo.receivable.LedgerLock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;

/** What was said to two clients that are one was said to the one that stays; where it stands in the list is counted anew. */
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

    @Override
    public String room() {
        return "collection";
    }

    @Override
    public Set<String> tables() {
        return Set.of("collection.debtor", "collection.contact_log");
    }

    @Override
    public int count(ClientId client) {
        return contacts().count(client);
    }

    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        if (count(merged) == 0) {
            return new Moved(0, JSONB.valueOf("[]"));
        }
        var both = List.of(merged.value(), kept.value());
        lock.hold(both, today);
        var moved = contacts().move(merged, kept);
        rollups.recount(both, today);
        return moved;
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        if (!what.data().equals("[]")) {
            var both = List.of(merged.value(), kept.value());
            lock.hold(both, today);
            contacts().moveBack(merged, kept, what);
            rollups.recount(both, today);
        }
    }
}
