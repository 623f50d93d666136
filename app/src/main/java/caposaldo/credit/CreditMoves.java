package caposaldo.credit;

import static caposaldo.db.credit.Tables.COMMITMENT;
import static caposaldo.db.credit.Tables.COVER;

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

/**
 * What was promised to a client, and what covers it, goes with it when two are one. A limit stays with the one it was given
 * to: it was decided about that one alone.
 */
@Component
class CreditMoves implements ClientMoves {

    private final DSLContext sql;
    private final LedgerLock lock;
    private final CreditRollups rollups;

    CreditMoves(DSLContext sql, LedgerLock lock, CreditRollups rollups) {
        this.sql = sql;
        this.lock = lock;
        this.rollups = rollups;
    }

    @Override
    public String room() {
        return "credit";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "credit.credit_limit",
                "credit.asked_limit",
                "credit.cover",
                "credit.commitment",
                "credit.client_credit",
                "credit.over_limit",
                "credit.over_limit_told",
                "credit.hold_release");
    }

    private OwnerChanges changes() {
        return OwnerChanges.of(
                new OwnerChange<>(sql, COMMITMENT.ID, COMMITMENT.CLIENT_ID),
                new OwnerChange<>(sql, COVER.ID, COVER.CLIENT_ID));
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
