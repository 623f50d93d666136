package caposaldo.pricing;

import static caposaldo.db.pricing.Tables.AGREED_PRICE;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import caposaldo.account.OwnerChange;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Prices agreed with one of two clients, when both are one: where both agreed for the same days, the kept one's holds. */
@Component
class AgreedPriceMoves implements ClientMoves {

    /** {0} merged, {1} kept. */
    private static final String MOVE = """
            with moved as (
                update pricing.agreed_price m set client_id = {1}
                where m.client_id = {0} and not exists (
                    select from pricing.agreed_price k
                    where k.client_id = {1} and k.item_id = m.item_id and k.min_quantity = m.min_quantity
                        and daterange(k.valid_from, k.valid_to, '[]') && daterange(m.valid_from, m.valid_to, '[]'))
                returning id
            )
            select coalesce(jsonb_agg(id), '[]') as what, count(*)::integer as rows from moved
            """;

    private final DSLContext sql;

    AgreedPriceMoves(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "pricing";
    }

    @Override
    public Set<String> tables() {
        return Set.of("pricing.agreed_price");
    }

    private OwnerChange<?> agreed() {
        return new OwnerChange<>(sql, AGREED_PRICE.ID, AGREED_PRICE.CLIENT_ID);
    }

    @Override
    public int count(ClientId client) {
        return agreed().count(client);
    }

    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        var row = sql.fetchSingle(MOVE, DSL.val(merged.value()), DSL.val(kept.value()));
        return new Moved(row.get("rows", Integer.class), Objects.requireNonNull(row.get("what", JSONB.class)));
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        agreed().moveBack(merged, kept, what);
    }
}
