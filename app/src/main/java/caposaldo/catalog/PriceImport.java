package caposaldo.catalog;

import caposaldo.exchange.ImportField;
import caposaldo.exchange.ImportTarget;
import caposaldo.exchange.ResolvedRows;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** List prices and costs from a file, each holding from its day, or from today when the file names none. */
@Component
class PriceImport implements ImportTarget {

    /** {0} run, {1} source, {2} today. */
    private static final String RESOLVED = """
            create temporary table resolved on commit drop as
            with staged as materialized (
                select line_no, c0 as item, c1::numeric as price, c2::numeric as cost, coalesce(c3::date, {2}) as valid_from
                from exchange.staged_row where import_id = {0}
            ), items as materialized (
                select r.item, coalesce(e.item_id, (select min(id) from catalog.item where upper(code) = upper(r.item))) as item_id
                from (select distinct item from staged) r
                left join catalog.item_key e on e.source = {1} and e.key = r.item
            )
            select s.*, i.item_id, p.item_id is not null or k.item_id is not null as known,
                (s.price is null or s.price is not distinct from p.price)
                    and (s.cost is null or s.cost is not distinct from k.cost) as unchanged,
                case when i.item_id is null then 'item:UNKNOWN'
                    when s.price is null and s.cost is null then 'price:MISSING'
                    when s.price < 0 then 'price:NEGATIVE' when s.cost < 0 then 'cost:NEGATIVE'
                    when count(*) over (partition by i.item_id, s.valid_from) > 1 then 'item:DOUBLE'
                end as fault,
                null::text as fault_value
            from staged s
            join items i on i.item = s.item
            left join catalog.list_price p on p.item_id = i.item_id and p.valid_from = s.valid_from and s.price is not null
            left join catalog.item_cost k on k.item_id = i.item_id and k.valid_from = s.valid_from and s.cost is not null
            """;

    private static final String VALUE = """
            update resolved set fault_value = case split_part(fault, ':', 1)
                when 'item' then item when 'price' then price::text else cost::text end
            where fault is not null
            """;

    /** Kept by the line of the file: a price has no number of its own. */
    private static final String KEEP_REPLACED = """
            insert into exchange.replaced_row (import_id, record_id, before)
            select {0}, r.line_no, jsonb_build_object('price', to_jsonb(p), 'cost', to_jsonb(k))
            from resolved r
            left join catalog.list_price p on p.item_id = r.item_id and p.valid_from = r.valid_from
            left join catalog.item_cost k on k.item_id = r.item_id and k.valid_from = r.valid_from
            where r.fault is null and r.known and not r.unchanged
            """;

    private static final String PRICES = """
            insert into catalog.list_price as p (item_id, valid_from, price, batch_id)
            select item_id, valid_from, price, {0} from resolved where fault is null and not unchanged and price is not null
            on conflict (item_id, valid_from) do update set price = excluded.price, batch_id = excluded.batch_id
            where p.price <> excluded.price
            """;

    private static final String COSTS = """
            insert into catalog.item_cost as k (item_id, valid_from, cost, batch_id)
            select item_id, valid_from, cost, {0} from resolved where fault is null and not unchanged and cost is not null
            on conflict (item_id, valid_from) do update set cost = excluded.cost, generated = false, batch_id = excluded.batch_id
            where k.cost <> excluded.cost
            """;

    /** A later import replaced what this one had put there. */
    private static final String DEPENDED = """
            select exists (
                select from exchange.replaced_row r
                where r.import_id > {0}
                    and ((r.before -> 'price' ->> 'batch_id')::bigint = {0} or (r.before -> 'cost' ->> 'batch_id')::bigint = {0}))
            """;

    private static final String RESTORE_PRICES = """
            insert into catalog.list_price (item_id, valid_from, price, batch_id)
            select b.item_id, b.valid_from, b.price, b.batch_id
            from exchange.replaced_row r, jsonb_populate_record(null::catalog.list_price, r.before -> 'price') b
            where r.import_id = {0} and b.item_id is not null
            on conflict do nothing
            """;

    private static final String RESTORE_COSTS = """
            insert into catalog.item_cost (item_id, valid_from, cost, generated, batch_id)
            select b.item_id, b.valid_from, b.cost, b.generated, b.batch_id
            from exchange.replaced_row r, jsonb_populate_record(null::catalog.item_cost, r.before -> 'cost') b
            where r.import_id = {0} and b.item_id is not null
            on conflict do nothing
            """;

    private final DSLContext sql;
    private final ResolvedRows resolved;

    PriceImport(DSLContext sql, ResolvedRows resolved) {
        this.sql = sql;
        this.resolved = resolved;
    }

    @Override
    public String name() {
        return "prices";
    }

    @Override
    public int rank() {
        return 40;
    }

    @Override
    public List<ImportField> fields() {
        return CatalogImportFields.PRICE;
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
        var ahead = sql.fetchSingle(
                        "select count(*)::text from resolved where fault is null and valid_from > {0}",
                        DSL.val(run.today()))
                .get(0, String.class);
        return resolved.preview(
                "0".equals(ahead) ? List.of() : List.of(new Note("exchange.prices.note.ahead", List.of(ahead))));
    }

    private void resolve(Run run) {
        sql.execute("drop table if exists resolved");
        sql.execute(RESOLVED, DSL.val(run.id()), DSL.val(run.source()), DSL.val(run.today()));
        sql.execute(VALUE);
        sql.execute("analyze resolved");
    }

    @Override
    public void accept(Run run) {
        resolve(run);
        sql.execute(KEEP_REPLACED, DSL.val(run.id()));
        sql.execute(PRICES, DSL.val(run.id()));
        sql.execute(COSTS, DSL.val(run.id()));
    }

    @Override
    public void undo(Run run) {
        var id = DSL.val(run.id());
        if (sql.fetchSingle(DEPENDED, id).get(0, Boolean.class)) {
            throw Invalid.field("", "exchange.invalid.depended");
        }
        sql.execute("delete from catalog.list_price where batch_id = ?", run.id());
        sql.execute("delete from catalog.item_cost where batch_id = ?", run.id());
        sql.execute(RESTORE_PRICES, id);
        sql.execute(RESTORE_COSTS, id);
        sql.execute("delete from exchange.replaced_row where import_id = ?", run.id());
    }
}
