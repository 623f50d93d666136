package caposaldo.claim;

import static caposaldo.db.claim.Tables.PREVENTION_ACTION;
import static caposaldo.db.claim.Tables.SERVICE_DEFINITION;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import caposaldo.account.OwnerChange;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Acts and returns follow their deliveries; what is defined and done for one client goes to the other when two are one. */
@Component
class ClaimMoves implements ClientMoves {

    private final DSLContext sql;

    ClaimMoves(DSLContext sql) {
        this.sql = sql;
    }

    private OwnerChange<?> definitions() {
        return new OwnerChange<>(sql, SERVICE_DEFINITION.ID, SERVICE_DEFINITION.CLIENT_ID);
    }

    private OwnerChange<?> actions() {
        return new OwnerChange<>(sql, PREVENTION_ACTION.ID, PREVENTION_ACTION.CLIENT_ID);
    }

    @Override
    public String room() {
        return "claim";
    }

    @Override
    public Set<String> tables() {
        return Set.of("claim.service_definition", "claim.prevention_action");
    }

    @Override
    public int count(ClientId client) {
        return definitions().count(client) + actions().count(client);
    }

    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        var definitions = definitions().move(merged, kept);
        var actions = actions().move(merged, kept);
        return new Moved(
                definitions.rows() + actions.rows(),
                sql.select(DSL.field(
                                "jsonb_build_array({0}, {1})",
                                JSONB.class, DSL.val(definitions.what()), DSL.val(actions.what())))
                        .fetchSingle()
                        .value1());
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        definitions().moveBack(merged, kept, part(what, 0));
        actions().moveBack(merged, kept, part(what, 1));
    }

    private JSONB part(JSONB what, int which) {
        return sql.select(DSL.field("{0} -> {1}", JSONB.class, DSL.val(what), DSL.inline(which)))
                .fetchSingle()
                .value1();
    }
}
