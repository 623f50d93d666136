package caposaldo.pricing;

import static caposaldo.db.pricing.Tables.AGREED_PRICE;
import static caposaldo.db.pricing.Tables.AGREEMENT;
import static caposaldo.db.pricing.Tables.ASKED_PRICE;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import caposaldo.account.OwnerChange;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prices agreed with one of two clients, or asked for, and its agreements, when both are one: where both agreed for the same
 * days, ask for the same, or have an agreement of that number, that of the kept one holds.
 */
@Component
class AgreedPriceMoves implements ClientMoves {

    /** {0} merged, {1} kept. */
    private static final String MOVE = """
            with moved as (
                update pricing.agreed_price m set client_id = {1}
                where m.client_id = {0} and not exists (
                    select from pricing.agreed_price k
                    where k.client_id = {1} and k.item_id = m.item_id and k.min_quantity = m.min_quantity
                        and k.currency is not distinct from m.currency
                        and daterange(k.valid_from, k.valid_to, '[]') && daterange(m.valid_from, m.valid_to, '[]'))
                returning id
            )
            select coalesce(jsonb_agg(id), '[]') as what, count(*)::integer as rows from moved
            """;

    private static final String MOVE_ASKED = """
            with moved as (
                update pricing.asked_price m set client_id = {1}
                where m.client_id = {0} and not exists (
                    select from pricing.asked_price k
                    where k.client_id = {1} and k.item_id = m.item_id and k.min_quantity = m.min_quantity
                        and k.currency is not distinct from m.currency and k.state = 'ASKED' and m.state = 'ASKED')
                returning id
            )
            select coalesce(jsonb_agg(id), '[]') as what, count(*)::integer as rows from moved
            """;

    private static final String MOVE_AGREEMENTS = """
            with moved as (
                update pricing.agreement m set client_id = {1}
                where m.client_id = {0} and not exists (
                    select from pricing.agreement k where k.client_id = {1} and lower(k.number) = lower(m.number))
                returning id
            )
            select coalesce(jsonb_agg(id), '[]') as what, count(*)::integer as rows from moved
            """;

    private final DSLContext sql;
    private final JsonMapper json;

    AgreedPriceMoves(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public String room() {
        return "pricing";
    }

    @Override
    public Set<String> tables() {
        return Set.of("pricing.agreed_price", "pricing.asked_price", "pricing.agreement");
    }

    private OwnerChange<?> agreed() {
        return new OwnerChange<>(sql, AGREED_PRICE.ID, AGREED_PRICE.CLIENT_ID);
    }

    private OwnerChange<?> asked() {
        return new OwnerChange<>(sql, ASKED_PRICE.ID, ASKED_PRICE.CLIENT_ID);
    }

    private OwnerChange<?> agreements() {
        return new OwnerChange<>(sql, AGREEMENT.ID, AGREEMENT.CLIENT_ID);
    }

    @Override
    public int count(ClientId client) {
        return agreed().count(client) + asked().count(client) + agreements().count(client);
    }

    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        var agreed = sql.fetchSingle(MOVE, DSL.val(merged.value()), DSL.val(kept.value()));
        var asked = sql.fetchSingle(MOVE_ASKED, DSL.val(merged.value()), DSL.val(kept.value()));
        var agreements = sql.fetchSingle(MOVE_AGREEMENTS, DSL.val(merged.value()), DSL.val(kept.value()));
        var what = json.createObjectNode();
        what.set("agreed", json.readTree(agreed.get("what", JSONB.class).data()));
        what.set("asked", json.readTree(asked.get("what", JSONB.class).data()));
        what.set("agreements", json.readTree(agreements.get("what", JSONB.class).data()));
        return new Moved(
                agreed.get("rows", Integer.class)
                        + asked.get("rows", Integer.class)
                        + agreements.get("rows", Integer.class),
                JSONB.valueOf(what.toString()));
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        var moved = json.readTree(what.data());
        agreed().moveBack(merged, kept, JSONB.valueOf(moved.get("agreed").toString()));
        asked().moveBack(merged, kept, JSONB.valueOf(moved.get("asked").toString()));
        // Of clients that were made one before there were agreements, none was moved.
        if (moved.has("agreements")) {
            agreements()
                    .moveBack(
                            merged, kept, JSONB.valueOf(moved.get("agreements").toString()));
        }
    }
}
