package caposaldo.account;

import static caposaldo.db.account.Tables.CLIENT_KEY;
import static caposaldo.db.account.Tables.CONTACT;
import static caposaldo.db.account.Tables.SITE;

import java.time.LocalDate;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * People, places and keys of this room. A person known at both is not entered twice: only the channels that were not
 * known there go along; a place known at both stays behind. A second legal address becomes a place of delivery. Who
 * looked after the merged client stays written with it.
 */
@Component
@Order(0)
class OwnMoves implements ClientMoves {

    /** {0} merged, {1} kept. */
    private static final String CHANNELS = """
            with same as (
                select m.id as merged_id, min(k.id) as kept_id
                from account.contact m
                join account.contact k on k.client_id = {1} and ext.folded(k.full_name) = ext.folded(m.full_name)
                where m.client_id = {0} group by m.id
            ), fresh as (
                select min(h.id) as id
                from same s join account.contact_channel h on h.contact_id = s.merged_id
                where not exists (
                    select from account.contact_channel o
                    where o.contact_id = s.kept_id and o.kind = h.kind and lower(o.value) = lower(h.value))
                group by s.kept_id, h.kind, lower(h.value)
            ), moved as (
                update account.contact_channel h set contact_id = s.kept_id
                from same s
                where h.contact_id = s.merged_id and h.id in (select id from fresh)
                returning h.id, s.merged_id, s.kept_id
            )
            select coalesce(jsonb_agg(to_jsonb(moved)), '[]') as what, count(*)::integer as rows from moved
            """;

    private static final String CHANNELS_BACK = """
            update account.contact_channel h set contact_id = m.merged_id
            from jsonb_to_recordset({0}) as m (id bigint, merged_id bigint, kept_id bigint)
            where h.id = m.id and h.contact_id = m.kept_id
            """;

    /** Those who are not known there yet. */
    private static final String CONTACTS = """
            with moved as (
                update account.contact m set client_id = {1}
                where m.client_id = {0} and not exists (
                    select from account.contact k
                    where k.client_id = {1} and ext.folded(k.full_name) = ext.folded(m.full_name))
                returning id
            )
            select coalesce(jsonb_agg(id), '[]') as what, count(*)::integer as rows from moved
            """;

    private static final String SITES = """
            with before as (
                select a.id, a.kind, a.version from account.site a
                where a.client_id = {0} and not exists (
                    select from account.site o
                    where o.client_id = {1} and o.removed_at is null and o.kind = a.kind and o.postal_zone is not distinct from a.postal_zone
                        and ext.folded(concat_ws(' ', o.street_name, o.city_name)) = ext.folded(concat_ws(' ', a.street_name, a.city_name)))
            ), moved as (
                update account.site a set client_id = {1},
                    kind = case when a.kind = 'LEGAL' and exists (
                        select from account.site o where o.client_id = {1} and o.kind = 'LEGAL' and o.removed_at is null) then 'DELIVERY' else a.kind end
                from before b where a.id = b.id
                returning a.id, b.kind, b.version
            )
            select coalesce(jsonb_agg(to_jsonb(moved)), '[]') as what, count(*)::integer as rows from moved
            """;

    /** A place that was changed since keeps the kind it was given. */
    private static final String SITES_BACK = """
            update account.site a set client_id = {1}, kind = case when a.version = b.version then b.kind else a.kind end
            from jsonb_to_recordset({0}) as b (id bigint, kind text, version integer)
            where a.id = b.id and a.client_id = {2}
            """;

    private final DSLContext sql;
    private final MergeStore store;
    private final JsonMapper json;

    OwnMoves(DSLContext sql, MergeStore store, JsonMapper json) {
        this.sql = sql;
        this.store = store;
        this.json = json;
    }

    @Override
    public String room() {
        return "account";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "account.client",
                "account.client_key",
                "account.client_merge",
                "account.contact",
                "account.contact_channel",
                "account.duplicate_pair",
                "account.portfolio_assignment",
                "account.site");
    }

    @Override
    public int count(ClientId client) {
        return contacts().count(client)
                + keys().count(client)
                + sql.fetchCount(SITE, SITE.CLIENT_ID.eq(client.value()));
    }

    private OwnerChange<?> keys() {
        return new OwnerChange<>(sql, CLIENT_KEY.ID, CLIENT_KEY.CLIENT_ID);
    }

    private OwnerChange<?> contacts() {
        return new OwnerChange<>(sql, CONTACT.ID, CONTACT.CLIENT_ID);
    }

    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        var from = DSL.val(merged.value());
        var to = DSL.val(kept.value());
        var channels = sql.fetchSingle(CHANNELS, from, to);
        var contacts = sql.fetchSingle(CONTACTS, from, to);
        var sites = sql.fetchSingle(SITES, from, to);
        var keys = keys().move(merged, kept);
        var earlier = store.earlierMerged().move(merged, kept);
        var what = json.createObjectNode();
        what.set("channels", json.readTree(channels.get("what", JSONB.class).data()));
        what.set("contacts", json.readTree(contacts.get("what", JSONB.class).data()));
        what.set("sites", json.readTree(sites.get("what", JSONB.class).data()));
        what.set("keys", json.readTree(keys.what().data()));
        what.set("earlier", json.readTree(earlier.what().data()));
        return new Moved(
                contacts.get("rows", Integer.class) + sites.get("rows", Integer.class) + keys.rows(),
                JSONB.valueOf(what.toString()));
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        var moved = json.readTree(what.data());
        store.earlierMerged().moveBack(merged, kept, part(moved, "earlier"));
        keys().moveBack(merged, kept, part(moved, "keys"));
        sql.execute(SITES_BACK, DSL.val(part(moved, "sites")), DSL.val(merged.value()), DSL.val(kept.value()));
        contacts().moveBack(merged, kept, part(moved, "contacts"));
        sql.execute(CHANNELS_BACK, DSL.val(part(moved, "channels")));
    }

    private static JSONB part(tools.jackson.databind.JsonNode moved, String name) {
        return JSONB.valueOf(moved.get(name).toString());
    }
}
