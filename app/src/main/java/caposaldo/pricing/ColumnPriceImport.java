package caposaldo.pricing;

import static caposaldo.exchange.ImportField.optional;
import static caposaldo.exchange.ImportField.required;

import caposaldo.exchange.ImportField;
import caposaldo.exchange.ImportField.Type;
import caposaldo.exchange.ImportTarget;
import caposaldo.exchange.ResolvedRows;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Prices typed into columns, from a file: as the list of what is typed gives them, so that an export comes back unchanged.
 * A row without a price ends what was typed; one without a day holds from today.
 */
@Component
class ColumnPriceImport implements ImportTarget {

    private static final List<ImportField> FIELDS = List.of(
            required(
                    "item",
                    Type.TEXT,
                    "item",
                    "product code",
                    "code",
                    "sku",
                    "codice prodotto",
                    "codice articolo",
                    "код товара",
                    "артикул"),
            required("list", Type.TEXT, "list", "price list", "listino", "прайс-лист", "прайс лист"),
            required("column", Type.TEXT, "column", "price column", "colonna", "колонка"),
            optional("price", Type.DECIMAL, "price", "prezzo", "цена"),
            optional(
                    "minQuantity",
                    Type.DECIMAL,
                    "minquantity",
                    "min quantity",
                    "from quantity",
                    "da quantità",
                    "от количества"),
            optional("from", Type.DATE, "from", "valid from", "validfrom", "valido dal", "decorrenza", "действует с"));

    /** {0} run, {1} source, {2} today. */
    private static final String RESOLVED = """
            create temporary table resolved on commit drop as
            with staged as materialized (
                select line_no, c0 as item, c1 as list, c2 as col, c3::numeric as price, coalesce(c4::numeric, 0) as min_quantity,
                    coalesce(c5::date, {2}) as valid_from
                from exchange.staged_row where import_id = {0}
            ), items as materialized (
                select r.item, coalesce(e.item_id, (select min(id) from catalog.item where upper(code) = upper(r.item))) as item_id
                from (select distinct item from staged) r
                left join catalog.item_key e on e.source = {1} and e.key = r.item
            )
            select s.*, i.item_id, c.id as column_id, p.id as price_id, p.id is not null as known,
                p.id is not null and s.price is not distinct from p.price as unchanged,
                case when i.item_id is null then 'item:UNKNOWN'
                    when l.id is null then 'list:UNKNOWN'
                    when c.id is null then 'column:UNKNOWN'
                    when s.price < 0 then 'price:NEGATIVE' when s.min_quantity < 0 then 'minQuantity:NEGATIVE'
                    when count(*) over (partition by i.item_id, c.id, s.min_quantity, s.valid_from) > 1 then 'item:DOUBLE'
                end as fault,
                null::text as fault_value
            from staged s
            join items i on i.item = s.item
            left join pricing.price_list l on upper(l.code) = upper(s.list)
            left join pricing.list_column c on c.list_id = l.id and upper(c.code) = upper(s.col)
            left join pricing.column_price p on p.item_id = i.item_id and p.column_id = c.id
                and p.min_quantity = s.min_quantity and p.valid_from = s.valid_from
            """;

    private static final String VALUE = """
            update resolved set fault_value = case split_part(fault, ':', 1)
                when 'item' then item when 'list' then list when 'column' then col when 'price' then price::text
                else min_quantity::text end
            where fault is not null
            """;

    private static final String KEEP_REPLACED = """
            insert into exchange.replaced_row (import_id, record_id, before)
            select {0}, p.id, to_jsonb(p)
            from resolved r join pricing.column_price p on p.id = r.price_id
            where r.fault is null and not r.unchanged
            """;

    private static final String PRICES = """
            insert into pricing.column_price as p (column_id, item_id, min_quantity, valid_from, price, batch_id)
            select column_id, item_id, min_quantity, valid_from, price, {0} from resolved where fault is null and not unchanged
            on conflict (item_id, column_id, min_quantity, valid_from) do update set price = excluded.price, batch_id = excluded.batch_id
            """;

    /** A later import replaced what this one had put there. */
    private static final String DEPENDED = """
            select exists (
                select from exchange.replaced_row r
                where r.import_id > {0} and (r.before ->> 'batch_id')::bigint = {0} and r.before -> 'column_id' is not null)
            """;

    private static final String RESTORE = """
            update pricing.column_price p set price = b.price, batch_id = b.batch_id
            from exchange.replaced_row r, jsonb_populate_record(null::pricing.column_price, r.before) b
            where r.import_id = {0} and p.id = r.record_id and p.batch_id = {0}
            """;

    private final DSLContext sql;
    private final ResolvedRows resolved;

    ColumnPriceImport(DSLContext sql, ResolvedRows resolved) {
        this.sql = sql;
        this.resolved = resolved;
    }

    @Override
    public String name() {
        return "columnPrices";
    }

    @Override
    public int rank() {
        return 45;
    }

    @Override
    public List<ImportField> fields() {
        return FIELDS;
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    @Override
    public Set<Right> rights(Set<String> options) {
        return Set.of(Right.ITEM_READ, Right.PRICE_EDIT);
    }

    @Override
    public Preview preview(Run run) {
        resolve(run);
        return resolved.preview(List.of());
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
    }

    @Override
    public void undo(Run run) {
        var id = DSL.val(run.id());
        if (sql.fetchSingle(DEPENDED, id).get(0, Boolean.class)) {
            throw Invalid.field("", "exchange.invalid.depended");
        }
        sql.execute(RESTORE, id);
        sql.execute("delete from pricing.column_price where batch_id = ?", run.id());
        sql.execute("delete from exchange.replaced_row where import_id = ?", run.id());
    }
}
