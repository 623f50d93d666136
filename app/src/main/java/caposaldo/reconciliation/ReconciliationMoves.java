package caposaldo.reconciliation;

import static caposaldo.db.reconciliation.Tables.ACT;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import caposaldo.account.OwnerChange;
import caposaldo.kernel.Invalid;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;

/** Acts that were withdrawn change their client when two become one; one that stands is the word of this client alone. */
@Component
class ReconciliationMoves implements ClientMoves {

    private final DSLContext sql;

    ReconciliationMoves(DSLContext sql) {
        this.sql = sql;
    }

    private OwnerChange<?> acts() {
        return new OwnerChange<>(sql, ACT.ID, ACT.CLIENT_ID);
    }

    @Override
    public String room() {
        return "reconciliation";
    }

    @Override
    public Set<String> tables() {
        return Set.of("reconciliation.act");
    }

    @Override
    public int count(ClientId client) {
        return acts().count(client);
    }

    /** @throws Invalid naming an act of {@code merged} that stands */
    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        sql.select(ACT.NUMBER)
                .from(ACT)
                .where(ACT.CLIENT_ID.eq(merged.value()))
                .and(ACT.STATE.ne(Reconciliation.State.WITHDRAWN.name()))
                .limit(1)
                .fetchOptional(ACT.NUMBER)
                .ifPresent(number -> {
                    throw Invalid.field("", "reconciliation.invalid.merged", number);
                });
        return acts().move(merged, kept);
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        acts().moveBack(merged, kept, what);
    }
}
