package caposaldo.claim;

import static caposaldo.db.claim.Tables.PREVENTION_ACTION;
import static caposaldo.db.claim.Tables.SERVICE_DEFINITION;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import caposaldo.account.OwnerChange;
import caposaldo.account.OwnerChanges;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;

/** Acts and returns follow their deliveries; what is defined and done for one client goes to the other when two are one. */
@Component
class ClaimMoves implements ClientMoves {

    private final DSLContext sql;

    ClaimMoves(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "claim";
    }

    @Override
    public Set<String> tables() {
        return Set.of("claim.service_definition", "claim.prevention_action");
    }

    private OwnerChanges changes() {
        return OwnerChanges.of(
                new OwnerChange<>(sql, SERVICE_DEFINITION.ID, SERVICE_DEFINITION.CLIENT_ID),
                new OwnerChange<>(sql, PREVENTION_ACTION.ID, PREVENTION_ACTION.CLIENT_ID));
    }

    @Override
    public int count(ClientId client) {
        return changes().count(client);
    }

    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        return changes().move(merged, kept);
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        changes().moveBack(merged, kept, what);
    }
}
