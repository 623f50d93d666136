package caposaldo.catalog;

import caposaldo.exchange.ImportField;
import caposaldo.exchange.ImportTarget;
import caposaldo.exchange.ResolvedRows;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Products from a file, with group, pack, cost and list price when it has them. A product is found again by the key of its
 * source or by its code, whatever the case; an empty cell leaves alone what is known. A cost or price holds from today.
 */
@Component
class ProductImport implements ImportTarget {

    /** {0} run, {1} source, {2} today, {3} what was written for a GTIN and is none. */
    private static final String RESOLVED = """
            create temporary table resolved on commit drop as
            with staged as materialized (
                select line_no, c0 as code, c1 as name, c2 as description, c3 as group_code, coalesce(c4, c3) as group_name,
                    c5 as gtin_written, translate(c5, ' -' || chr(160), '') as gtin, upper(c6) as unit, c7 as kind, c8 as state, c9::numeric as cost, c10::numeric as price,
                    upper(coalesce(c11, case when c12 is not null then 'CT' end)) as pack_unit, c12::numeric as pack_quantity,
                    c13::numeric as available
                from exchange.staged_row where import_id = {0}
            )
            select s.*, i.id as item_id, g.id as group_id, i.id is not null as known,
                (coalesce(s.name, i.name), coalesce(s.description, i.description), coalesce(s.gtin, i.gtin),
                    coalesce(s.unit, i.unit_code), coalesce(s.kind, i.kind), coalesce(s.state, i.state),
                    coalesce(s.cost, k.cost), coalesce(s.price, p.price), coalesce(s.available, v.available_quantity))
                is not distinct from (i.name, i.description, i.gtin, i.unit_code, i.kind, i.state, k.cost, p.price, v.available_quantity)
                    and (s.group_code is null or g.id = i.group_id)
                    and (s.pack_quantity is null or exists (select from catalog.pack where item_id = i.id
                        and unit_code = s.pack_unit and quantity = s.pack_quantity)) as unchanged,
                s.cost is not null and s.cost is distinct from k.cost as costs_anew,
                s.price is not null and s.price is distinct from p.price as priced_anew,
                case when count(*) over (partition by upper(s.code)) > 1 then 'code:DOUBLE'
                    when s.gtin_written = any ({3}) then 'gtin:GTIN'
                    when exists (select from catalog.item o where lpad(o.gtin, 14, '0') = lpad(s.gtin, 14, '0') and o.id is distinct from i.id) then 'gtin:TAKEN'
                    when s.gtin is not null and count(*) over (partition by lpad(s.gtin, 14, '0')) > 1 then 'gtin:DOUBLE'
                    when s.cost < 0 then 'cost:NEGATIVE' when s.price < 0 then 'price:NEGATIVE'
                    when s.pack_quantity <= 0 then 'packQuantity:NEGATIVE'
                end as fault,
                null::text as fault_value
            from staged s
            left join catalog.item_key e on e.source = {1} and e.key = s.code
            left join lateral (
                select * from catalog.item
                where id = coalesce(e.item_id, (select min(id) from catalog.item where upper(code) = upper(s.code)))
            ) i on true
            left join lateral (select id from catalog.item_group where upper(code) = upper(s.group_code) order by id limit 1) g on true
            left join catalog.availability v on v.item_id = i.id
            left join lateral (select cost from catalog.item_cost where item_id = i.id and valid_from <= {2} order by valid_from desc limit 1) k on true
            left join lateral (select price from catalog.list_price where item_id = i.id and valid_from <= {2} order by valid_from desc limit 1) p on true
            """;

    private static final String VALUE = """
            update resolved set fault_value = case split_part(fault, ':', 1)
                when 'code' then code when 'gtin' then gtin_written when 'cost' then cost::text when 'price' then price::text
                else pack_quantity::text end
            where fault is not null
            """;

    private static final String GROUPS = """
            insert into catalog.item_group (code, name, batch_id)
            select min(group_code), min(group_name), {0} from resolved
            where fault is null and group_id is null and group_code is not null group by upper(group_code)
            """;

    private static final String BIND_GROUPS = """
            update resolved r set group_id = g.id from catalog.item_group g
            where r.group_id is null and upper(g.code) = upper(r.group_code)
            """;

    private static final String KEEP_REPLACED = """
            insert into exchange.replaced_row (import_id, record_id, before)
            select {0}, i.id, jsonb_build_object('item', to_jsonb(i),
                'availability', (select to_jsonb(v) from catalog.availability v where v.item_id = i.id),
                'cost', (select to_jsonb(c) from catalog.item_cost c where c.item_id = i.id and c.valid_from = {1}),
                'price', (select to_jsonb(p) from catalog.list_price p where p.item_id = i.id and p.valid_from = {1}))
            from resolved r join catalog.item i on i.id = r.item_id
            where r.fault is null and r.known and not r.unchanged
            """;

    private static final String UPDATE = """
            update catalog.item i
            set name = coalesce(r.name, i.name), description = coalesce(r.description, i.description),
                group_id = coalesce(r.group_id, i.group_id), gtin = coalesce(r.gtin, i.gtin),
                unit_code = coalesce(r.unit, i.unit_code), kind = coalesce(r.kind, i.kind),
                state = coalesce(r.state, i.state), version = i.version + 1
            from resolved r where r.item_id = i.id and r.fault is null and r.known and not r.unchanged
            """;

    private static final String INSERT = """
            insert into catalog.item (code, name, description, group_id, gtin, unit_code, kind, state, batch_id)
            select code, name, description, group_id, gtin, coalesce(unit, 'EA'), coalesce(kind, 'GOODS'), coalesce(state, 'ACTIVE'), {0}
            from resolved where fault is null and not known order by line_no
            """;

    private static final String BIND = """
            update resolved r set item_id = i.id from catalog.item i where not r.known and i.code = r.code and i.batch_id = {0}
            """;

    private static final String KEYS = """
            insert into catalog.item_key (item_id, source, key)
            select item_id, {0}, code from resolved where fault is null and not known and {0} <> '' order by line_no
            on conflict (source, key) do nothing
            """;

    private static final String COSTS = """
            insert into catalog.item_cost (item_id, valid_from, cost, batch_id)
            select item_id, {1}, cost, {0} from resolved where fault is null and costs_anew
            on conflict (item_id, valid_from) do update set cost = excluded.cost, generated = false, batch_id = excluded.batch_id
            """;

    private static final String PRICES = """
            insert into catalog.list_price (item_id, valid_from, price, batch_id)
            select item_id, {1}, price, {0} from resolved where fault is null and priced_anew
            on conflict (item_id, valid_from) do update set price = excluded.price, batch_id = excluded.batch_id
            """;

    private static final String PACKS = """
            insert into catalog.pack (item_id, unit_code, quantity, batch_id)
            select item_id, pack_unit, pack_quantity, {0} from resolved
            where fault is null and pack_quantity is not null order by line_no
            on conflict do nothing
            """;

    private static final String AVAILABLE = """
            insert into catalog.availability (item_id, available_quantity)
            select item_id, available from resolved where fault is null and not unchanged and available is not null
            on conflict (item_id) do update set available_quantity = excluded.available_quantity, counted_at = now()
            """;

    private static final String DEPENDED = """
            select exists (select from catalog.item where batch_id = {0} and version <> 1)
                or exists (select from exchange.replaced_row r join catalog.item i on i.id = r.record_id
                    where r.import_id = {0} and i.version <> (r.before -> 'item' ->> 'version')::integer + 1)
                or exists (select from catalog.item_cost k join catalog.item i on i.id = k.item_id
                    where i.batch_id = {0} and k.batch_id is distinct from {0})
                or exists (select from catalog.list_price p join catalog.item i on i.id = p.item_id
                    where i.batch_id = {0} and p.batch_id is distinct from {0})
                or exists (select from catalog.range_membership m join catalog.item i on i.id = m.item_id where i.batch_id = {0})
                or exists (select from catalog.item i join catalog.item_group g on g.id = i.group_id
                    where g.batch_id = {0} and i.batch_id is distinct from {0}
                        and not exists (select from exchange.replaced_row r where r.import_id = {0} and r.record_id = i.id))
            """;

    /** With its version: an earlier import whose rows this one had changed can then be undone too. */
    private static final String RESTORE = """
            update catalog.item i
            set name = b.name, description = b.description, group_id = b.group_id, gtin = b.gtin, unit_code = b.unit_code,
                kind = b.kind, state = b.state, version = b.version
            from exchange.replaced_row r, jsonb_populate_record(null::catalog.item, r.before -> 'item') b
            where r.import_id = {0} and i.id = r.record_id
            """;

    private static final String RESTORE_AVAILABLE = """
            update catalog.availability v
            set available_quantity = b.available_quantity, expected_on = b.expected_on, expected_quantity = b.expected_quantity,
                counted_at = b.counted_at
            from exchange.replaced_row r, jsonb_populate_record(null::catalog.availability, r.before -> 'availability') b
            where r.import_id = {0} and v.item_id = b.item_id
            """;

    private static final String DELETE_AVAILABLE = """
            delete from catalog.availability v using exchange.replaced_row r
            where r.import_id = {0} and v.item_id = r.record_id and jsonb_typeof(r.before -> 'availability') = 'null'
            """;

    private static final String RESTORE_COSTS = """
            insert into catalog.item_cost (item_id, valid_from, cost, generated, batch_id)
            select b.item_id, b.valid_from, b.cost, b.generated, b.batch_id
            from exchange.replaced_row r, jsonb_populate_record(null::catalog.item_cost, r.before -> 'cost') b
            where r.import_id = {0} and b.item_id is not null
            on conflict do nothing
            """;

    private static final String RESTORE_PRICES = """
            insert into catalog.list_price (item_id, valid_from, price, batch_id)
            select b.item_id, b.valid_from, b.price, b.batch_id
            from exchange.replaced_row r, jsonb_populate_record(null::catalog.list_price, r.before -> 'price') b
            where r.import_id = {0} and b.item_id is not null
            on conflict do nothing
            """;

    private final DSLContext sql;
    private final ResolvedRows resolved;
    private final StagedGtins gtins;

    ProductImport(DSLContext sql, ResolvedRows resolved, StagedGtins gtins) {
        this.sql = sql;
        this.resolved = resolved;
        this.gtins = gtins;
    }

    @Override
    public String name() {
        return "products";
    }

    @Override
    public int rank() {
        return 30;
    }

    @Override
    public List<ImportField> fields() {
        return CatalogImportFields.PRODUCT;
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    @Override
    public Set<Right> rights(Set<String> options) {
        return Set.of(Right.ITEM_READ, Right.ITEM_EDIT);
    }

    @Override
    public Preview preview(Run run) {
        resolve(run);
        return resolved.preview(notes());
    }

    private void resolve(Run run) {
        sql.execute("drop table if exists resolved");
        sql.execute(
                RESOLVED,
                DSL.val(run.id()),
                DSL.val(run.source()),
                DSL.val(run.today()),
                DSL.val(gtins.wrong(run.id())));
        sql.execute(VALUE);
        sql.execute("analyze resolved");
    }

    private List<Note> notes() {
        var found = sql.fetchSingle("""
                select count(distinct upper(group_code)) filter (where group_id is null) as groups,
                    count(*) filter (where not known and group_code is null) as ungrouped,
                    count(*) filter (where cost > price) as below
                from resolved where fault is null
                """);
        var notes = new ArrayList<Note>();
        for (var key : List.of("groups", "ungrouped", "below")) {
            if (found.get(key, Long.class) > 0) {
                notes.add(new Note("exchange.products.note." + key, List.of(found.get(key, String.class))));
            }
        }
        return notes;
    }

    @Override
    public void accept(Run run) {
        resolve(run);
        var id = DSL.val(run.id());
        var today = DSL.val(run.today());
        sql.execute(GROUPS, id);
        sql.execute(BIND_GROUPS);
        sql.execute(KEEP_REPLACED, id, today);
        sql.execute(UPDATE);
        sql.execute(INSERT, id);
        sql.execute(BIND, id);
        sql.execute(KEYS, DSL.val(run.source()));
        sql.execute(COSTS, id, today);
        sql.execute(PRICES, id, today);
        sql.execute(PACKS, id);
        sql.execute(AVAILABLE);
    }

    @Override
    public void undo(Run run) {
        var id = DSL.val(run.id());
        if (sql.fetchSingle(DEPENDED, id).get(0, Boolean.class)) {
            throw Invalid.field("", "exchange.invalid.depended");
        }
        sql.execute("delete from catalog.item_cost where batch_id = ?", run.id());
        sql.execute("delete from catalog.list_price where batch_id = ?", run.id());
        sql.execute("delete from catalog.pack where batch_id = ?", run.id());
        sql.execute(RESTORE_COSTS, id);
        sql.execute(RESTORE_PRICES, id);
        sql.execute(DELETE_AVAILABLE, id);
        sql.execute(RESTORE_AVAILABLE, id);
        sql.execute(RESTORE, id);
        sql.execute("delete from exchange.replaced_row where import_id = ?", run.id());
        sql.execute("delete from catalog.item where batch_id = ?", run.id());
        sql.execute("delete from catalog.item_group where batch_id = ?", run.id());
    }
}
