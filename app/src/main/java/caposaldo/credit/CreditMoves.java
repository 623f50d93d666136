package caposaldo.credit;

import static caposaldo.db.credit.Tables.COMMITMENT;
import static caposaldo.db.credit.Tables.COVER;

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
                "credit.hold_release");
    }

    private OwnerChange<?> commitments() {
        return new OwnerChange<>(sql, COMMITMENT.ID, COMMITMENT.CLIENT_ID);
    }

    private OwnerChange<?> cover() {
        return new OwnerChange<>(sql, COVER.ID, COVER.CLIENT_ID);
    }

    @Override
    public int count(ClientId client) {
        return commitments().count(client) + cover().count(client);
    }

    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        if (count(merged) == 0) {
            return new Moved(0, JSONB.valueOf("[]"));
        }
        var both = List.of(merged.value(), kept.value());
        lock.hold(both, today);
        var commitments = commitments().move(merged, kept);
        var cover = cover().move(merged, kept);
        rollups.recount(both, today);
        return new Moved(commitments.rows() + cover.rows(), both(commitments.what(), cover.what()));
    }

    private JSONB both(JSONB commitments, JSONB cover) {
        return sql.select(DSL.field("jsonb_build_array({0}, {1})", JSONB.class, DSL.val(commitments), DSL.val(cover)))
                .fetchSingle()
                .value1();
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        if (!what.data().equals("[]")) {
            var both = List.of(merged.value(), kept.value());
            lock.hold(both, today);
            commitments().moveBack(merged, kept, part(what, 0));
            cover().moveBack(merged, kept, part(what, 1));
            rollups.recount(both, today);
        }
    }

    private JSONB part(JSONB what, int which) {
        return sql.select(DSL.field("{0} -> {1}", JSONB.class, DSL.val(what), DSL.inline(which)))
                .fetchSingle()
                .value1();
    }
}
