package caposaldo.bank;

import static caposaldo.db.bank.Tables.PAYER;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import caposaldo.account.OwnerChange;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Who pays for one of two clients pays for both when they are one; what the kept one knows already stays behind. */
@Component
class BankMoves implements ClientMoves {

    /** {0} merged, {1} kept. */
    private static final String MOVE = """
            with moved as (
                update bank.payer m set client_id = {1}
                where m.client_id = {0} and not exists (
                    select from bank.payer k where k.client_id = {1} and k.kind = m.kind and k.value = m.value)
                returning id
            )
            select coalesce(jsonb_agg(id), '[]') as what, count(*)::integer as rows from moved
            """;

    private final DSLContext sql;

    BankMoves(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "bank";
    }

    @Override
    public Set<String> tables() {
        return Set.of("bank.payer");
    }

    private OwnerChange<?> payers() {
        return new OwnerChange<>(sql, PAYER.ID, PAYER.CLIENT_ID);
    }

    @Override
    public int count(ClientId client) {
        return payers().count(client);
    }

    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        var moved = sql.fetchSingle(MOVE, DSL.val(merged.value()), DSL.val(kept.value()));
        return new Moved(moved.get("rows", Integer.class), moved.get("what", JSONB.class));
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        payers().moveBack(merged, kept, what);
    }
}
