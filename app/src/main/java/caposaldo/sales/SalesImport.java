package caposaldo.sales;

import static caposaldo.exchange.ImportField.optional;
import static caposaldo.exchange.ImportField.required;

import caposaldo.exchange.ImportField;
import caposaldo.exchange.ImportField.Type;
import caposaldo.exchange.ImportTarget;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Sales lines from a file. A line is known again by document and line number, or by its place among the lines of its
 * document; negative quantities are returns, tied to the latest earlier sale of the same item at the same price.
 */
@Component
class SalesImport implements ImportTarget {

    static final String CREATE_MISSING = "createMissing";
    static final String COLLECT_UNKNOWN = "collectUnknown";

    /** The code of the one client under which sales without a buyer are collected. */
    static final String ANONYMOUS = "?";

    /**
     * Every staged line with the client and the item it means and the line it would replace. {0} run, {1} source,
     * {2} whether lines without a buyer are collected, {3} and {4} whose clients the person sees.
     */
    private static final String RESOLVED = """
            create temporary table resolved on commit drop as
            with staged as materialized (
                select line_no, c0 as document_no,
                    coalesce(c1::integer, row_number() over (partition by c0 order by line_no)::integer) as document_line,
                    c2::date as sold_on, coalesce(c3, case when {2} then '?' end) as client_ref, c4 as client_name,
                    upper(c5) as item_ref, c6 as item_name, c7::numeric as quantity,
                    coalesce(c8::numeric, c7::numeric * c9::numeric) as net_amount,
                    coalesce(c10::numeric, c7::numeric * c11::numeric) as cost_amount, c12 as country
                from exchange.staged_row where import_id = {0}
            ), clients as materialized (
                select r.client_ref, coalesce(c.merged_into_id, c.id) as client_id,
                    r.client_ref <> '?' and not {3} and not coalesce(c.portfolio_id = any ({4}), false) and c.id is not null as hidden
                from (select distinct client_ref from staged where client_ref is not null) r
                left join account.client_key k on k.source = {1} and k.key = r.client_ref
                left join lateral (
                    select * from account.client
                    where id = coalesce(k.client_id, (select min(id) from account.client where upper(code) = upper(r.client_ref)))
                ) c on true
            ), items as materialized (
                select r.item_ref, coalesce(k.item_id, i.id) as item_id
                from (select distinct item_ref from staged) r
                left join catalog.item_key k on k.source = {1} and upper(k.key) = r.item_ref
                left join lateral (
                    select id from catalog.item where upper(code) = r.item_ref order by id limit 1
                ) i on true
            )
            select s.*, c.client_id, c.hidden, i.item_id, l.id as line_id,
                (l.client_id, l.item_id, l.sold_on, l.quantity, l.net_amount, l.cost_amount)
                    is not distinct from (c.client_id, i.item_id, s.sold_on, s.quantity::numeric(14, 3),
                        s.net_amount::numeric(17, 4), coalesce(s.cost_amount::numeric(17, 4), l.cost_amount)) as unchanged,
                count(*) over (partition by s.document_no, s.document_line) as doubles
            from staged s
            left join clients c on c.client_ref = s.client_ref
            left join items i on i.item_ref = s.item_ref
            left join sales.sales_line l on l.document_no = s.document_no and l.line_no = s.document_line
            """;

    private static final String FAULT = """
            case when client_ref is null then 'client:MISSING'
                when hidden then 'client:UNKNOWN'
                when client_id is null and not {0} and client_ref <> '?' then 'client:UNKNOWN'
                when item_id is null and not {0} then 'item:UNKNOWN'
                when net_amount is null then 'net:MISSING'
                when doubles > 1 then 'line:DOUBLE'
                when sold_on > {1} + 366 then 'date:FUTURE'
            end
            """;

    private static final String NEW_CLIENTS = """
            with missing as (
                select client_ref, max(client_name) as name, max(country) as country, min(sold_on) as since
                from resolved where fault is null and client_id is null group by client_ref
            ), added as (
                insert into account.client (code, name, country, state, client_since, anonymous, source, batch_id)
                select client_ref, case when client_ref = '?' then 'Without a client' else coalesce(name, client_ref) end, coalesce(country, 'ZZ'),
                    'CLIENT', since, client_ref = '?', {1}, {0}
                from missing
                on conflict (code) do nothing
                returning id, code
            )
            insert into account.client_key (client_id, source, key)
            select id, {1}, code from added where {1} <> ''
            on conflict do nothing
            """;

    private static final String NEW_ITEMS = """
            with missing as (
                select item_ref, coalesce(mode() within group (order by item_name), item_ref) as name
                from resolved where fault is null and item_id is null group by item_ref
            ), added as (
                insert into catalog.item (code, name, kind, batch_id)
                select item_ref, name, case when item_ref !~ '[0-9][0-9][0-9]' and (item_ref || ' ' || name) ~* {2} then 'SERVICE' else 'GOODS' end, {0}
                from missing
                on conflict (code) do nothing
                returning id, code
            )
            insert into catalog.item_key (item_id, source, key)
            select id, {1}, code from added where {1} <> ''
            on conflict do nothing
            """;

    /** What stands among the goods in people's files and is none: it counts in revenue and in no range. */
    private static final String SERVICE =
            "(postage|carriage|freight|shipping|manual|discount|samples?\\y|bank charges|adjust|bad debt|fee\\y|commission|voucher"
                    + "|trasporto|sconto|spedizione|доставка|скидка)";

    private static final String BOUND = """
            update resolved r set client_id = coalesce(r.client_id, c.id), item_id = coalesce(r.item_id, i.id)
            from resolved x
            left join account.client c on c.code = x.client_ref
            left join catalog.item i on i.code = x.item_ref
            where x.line_no = r.line_no and r.fault is null and (r.client_id is null or r.item_id is null)
            """;

    private static final String KIND =
            "case when r.quantity < 0 then 'RETURN' when r.quantity = 0 or i.kind = 'SERVICE' then 'ADJUSTMENT' else 'SALE' end";

    /** Months that change: those of the lines coming in, and those the changed lines leave. */
    private static final String TOUCHED = """
            create temporary table touched on commit drop as
            select client_id, date_trunc('month', min(sold_on))::date as first_month, date_trunc('month', max(sold_on))::date as last_month
            from (
                select client_id, sold_on from resolved where fault is null and not unchanged
                union all
                select l.client_id, l.sold_on from sales.sales_line l join resolved r on r.line_id = l.id where r.fault is null and not r.unchanged
            ) t
            group by client_id
            """;

    private static final String KEEP_REPLACED = """
            insert into exchange.replaced_row (import_id, record_id, before)
            select {0}, l.id, to_jsonb(l) from sales.sales_line l join resolved r on r.line_id = l.id
            where r.fault is null and not r.unchanged
            """;

    private static final String INSERT = """
            insert into sales.sales_line (client_id, item_id, document_no, line_no, sold_on, quantity, net_amount, cost_amount, kind, batch_id)
            select r.client_id, r.item_id, r.document_no, r.document_line, r.sold_on, r.quantity, r.net_amount,
                coalesce(r.cost_amount, r.quantity * (
                    select p.cost from catalog.item_cost p where p.item_id = r.item_id and p.valid_from <= r.sold_on
                    order by p.valid_from desc limit 1)),
                %s, {0}
            from resolved r join catalog.item i on i.id = r.item_id
            where r.fault is null and r.line_id is null
            order by r.client_id, r.sold_on
            """.formatted(KIND);

    private static final String UPDATE = """
            update sales.sales_line l
            set client_id = r.client_id, item_id = r.item_id, sold_on = r.sold_on, quantity = r.quantity,
                net_amount = r.net_amount, cost_amount = coalesce(r.cost_amount, l.cost_amount), kind = %s
            from resolved r join catalog.item i on i.id = r.item_id
            where l.id = r.line_id and r.fault is null and not r.unchanged
            """.formatted(KIND);

    /** Each return to the latest sale before it, of the same client and item, at the same price and large enough. */
    private static final String TIE_RETURNS = """
            update sales.sales_line l set returns_id = s.id
            from (
                select distinct on (b.id) b.id as return_id, s.id
                from sales.sales_line b
                join sales.sales_line s on s.client_id = b.client_id and s.item_id = b.item_id and s.kind = 'SALE'
                    and s.sold_on <= b.sold_on and s.quantity >= -b.quantity
                    and round(s.net_amount / nullif(s.quantity, 0), 4) = round(b.net_amount / nullif(b.quantity, 0), 4)
                where b.batch_id = {0} and b.kind = 'RETURN'
                order by b.id, s.sold_on desc, s.id desc
            ) s
            where l.id = s.return_id
            """;

    private final DSLContext sql;
    private final SalesRollups rollups;
    private final ApplicationEventPublisher events;

    SalesImport(DSLContext sql, SalesRollups rollups, ApplicationEventPublisher events) {
        this.sql = sql;
        this.rollups = rollups;
        this.events = events;
    }

    @Override
    public String name() {
        return "sales";
    }

    @Override
    public int rank() {
        return 50;
    }

    @Override
    public List<ImportField> fields() {
        return List.of(
                required(
                        "document",
                        Type.TEXT,
                        "invoice",
                        "invoice no",
                        "invoiceno",
                        "document",
                        "order number",
                        "ordernumber",
                        "fattura",
                        "documento",
                        "numero",
                        "счет",
                        "накладная",
                        "документ"),
                optional("line", Type.INTEGER, "line", "line no", "orderlinenumber", "riga", "строка"),
                required(
                        "date",
                        Type.DATE,
                        "date",
                        "invoicedate",
                        "invoice date",
                        "orderdate",
                        "data",
                        "data documento",
                        "дата"),
                optional(
                        "client",
                        Type.TEXT,
                        "customerid",
                        "customer id",
                        "customer",
                        "client",
                        "customernumber",
                        "cliente",
                        "codice cliente",
                        "клиент",
                        "код клиента"),
                optional(
                        "clientName",
                        Type.TEXT,
                        "customer name",
                        "customername",
                        "client name",
                        "ragione sociale",
                        "nome cliente",
                        "название клиента"),
                required(
                        "item",
                        Type.TEXT,
                        "stockcode",
                        "stock code",
                        "sku",
                        "item",
                        "product code",
                        "productcode",
                        "codice articolo",
                        "articolo",
                        "артикул",
                        "код товара"),
                optional(
                        "itemName",
                        Type.TEXT,
                        "description",
                        "product",
                        "product name",
                        "productname",
                        "descrizione",
                        "prodotto",
                        "наименование",
                        "товар"),
                required(
                        "quantity",
                        Type.DECIMAL,
                        "quantity",
                        "qty",
                        "quantityordered",
                        "quantità",
                        "qta",
                        "количество",
                        "кол-во"),
                optional(
                        "net",
                        Type.DECIMAL,
                        "net",
                        "net amount",
                        "amount",
                        "imponibile",
                        "netto",
                        "importo",
                        "сумма",
                        "сумма без ндс"),
                optional(
                        "unitPrice",
                        Type.DECIMAL,
                        "price",
                        "unit price",
                        "unitprice",
                        "priceeach",
                        "prezzo",
                        "prezzo unitario",
                        "цена"),
                optional("cost", Type.DECIMAL, "cost", "cost amount", "costo", "себестоимость"),
                optional("unitCost", Type.DECIMAL, "unit cost", "buyprice", "costo unitario", "цена закупки"),
                optional("country", Type.COUNTRY, "country", "paese", "страна"));
    }

    @Override
    public List<String> options() {
        return List.of(CREATE_MISSING, COLLECT_UNKNOWN);
    }

    /** Who makes clients and items on the way must be allowed to make them. */
    @Override
    public Set<Right> rights(Set<String> options) {
        return options.contains(CREATE_MISSING) || options.contains(COLLECT_UNKNOWN)
                ? Set.of(Right.CLIENT_EDIT, Right.ITEM_EDIT)
                : Set.of();
    }

    @Override
    public Preview preview(Run run) {
        resolve(run);
        var counts = sql.fetchSingle("""
                select count(*) filter (where fault is null and line_id is null)::integer as fresh,
                    count(*) filter (where fault is null and line_id is not null and not unchanged)::integer as changed,
                    count(*) filter (where fault is null and unchanged)::integer as unchanged
                from resolved
                """);
        var faults = sql.resultQuery("""
                select line_no, fault, case split_part(fault, ':', 1) when 'client' then client_ref when 'item' then item_ref
                    when 'date' then sold_on::text when 'line' then document_no || ' / ' || document_line else '' end as value
                from resolved where fault is not null order by line_no
                """).fetch(row -> {
            var fault = row.get("fault", String.class).split(":", -1);
            return new Fault(
                    row.get("line_no", Integer.class),
                    fault[0],
                    fault[1],
                    Objects.requireNonNullElse(row.get("value", String.class), ""));
        });
        return new Preview(
                counts.get("fresh", Integer.class),
                counts.get("changed", Integer.class),
                counts.get("unchanged", Integer.class),
                faults,
                notes());
    }

    private void resolve(Run run) {
        sql.execute("drop table if exists resolved");
        sql.execute(
                RESOLVED,
                DSL.val(run.id()),
                DSL.val(run.source()),
                DSL.inline(run.options().contains(COLLECT_UNKNOWN)),
                DSL.inline(run.reachesAll()),
                DSL.val(run.portfolios()));
        sql.execute("alter table resolved add fault text");
        sql.execute(
                "update resolved set fault = " + FAULT + " where " + FAULT + " is not null",
                DSL.inline(run.options().contains(CREATE_MISSING)),
                DSL.val(run.today()));
        sql.execute("analyze resolved");
    }

    private List<Note> notes() {
        var found = sql.fetchSingle("""
                select count(distinct client_ref) filter (where client_id is null) as new_clients,
                    count(distinct item_ref) filter (where item_id is null) as new_items,
                    count(*) filter (where quantity < 0) as returns,
                    coalesce(-sum(net_amount) filter (where quantity < 0), 0) as returned,
                    count(*) filter (where client_ref = '?') as unknown_lines,
                    coalesce(sum(net_amount) filter (where client_ref = '?'), 0) as unknown_amount,
                    coalesce(sum(net_amount), 0) as net,
                    min(sold_on) as first_on, max(sold_on) as last_on,
                    count(distinct item_ref) filter (where item_ref !~ '[0-9][0-9][0-9]' and (item_ref || ' ' || coalesce(item_name, '')) ~* {0}) as services
                from resolved where fault is null
                """, DSL.val(SERVICE));
        var notes = new ArrayList<Note>();
        notes.add(note("net", found.get("net"), found.get("first_on"), found.get("last_on")));
        add(notes, "newClients", found.get("new_clients", Long.class));
        add(notes, "newItems", found.get("new_items", Long.class));
        if (found.get("returns", Long.class) > 0) {
            notes.add(note("returns", found.get("returns"), found.get("returned")));
        }
        if (found.get("unknown_lines", Long.class) > 0) {
            notes.add(note("unknown", found.get("unknown_lines"), found.get("unknown_amount")));
        }
        add(notes, "services", found.get("services", Long.class));
        return List.copyOf(notes);
    }

    private static void add(List<Note> notes, String key, long count) {
        if (count > 0) {
            notes.add(note(key, count));
        }
    }

    private static Note note(String key, @Nullable Object... arguments) {
        return new Note(
                "exchange.sales.note." + key,
                java.util.Arrays.stream(arguments)
                        .map(a -> a instanceof java.math.BigDecimal d
                                ? d.stripTrailingZeros().toPlainString()
                                : String.valueOf(a))
                        .toList());
    }

    @Override
    public void accept(Run run) {
        resolve(run);
        sql.execute(NEW_CLIENTS, DSL.val(run.id()), DSL.val(run.source()));
        sql.execute(NEW_ITEMS, DSL.val(run.id()), DSL.val(run.source()), DSL.val(SERVICE));
        sql.execute(BOUND);
        sql.execute(TOUCHED);
        sql.execute(KEEP_REPLACED, DSL.val(run.id()));
        sql.execute(UPDATE);
        sql.execute(INSERT, DSL.val(run.id()));
        sql.execute(TIE_RETURNS, DSL.val(run.id()));
        rollups.recountTouched(run.today());
        events.publishEvent(new SalesChanged(run.today()));
    }

    @Override
    public void undo(Run run) {
        refuseIfNeeded(run.id());
        sql.execute("drop table if exists touched");
        sql.execute("""
                create temporary table touched on commit drop as
                select client_id, date_trunc('month', min(sold_on))::date as first_month, date_trunc('month', max(sold_on))::date as last_month
                from (
                    select client_id, sold_on from sales.sales_line where batch_id = {0}
                    union all
                    select l.client_id, l.sold_on from sales.sales_line l join exchange.replaced_row r on r.record_id = l.id where r.import_id = {0}
                    union all
                    select (before ->> 'client_id')::bigint, (before ->> 'sold_on')::date from exchange.replaced_row where import_id = {0}
                ) t
                group by client_id
                """, DSL.val(run.id()));
        sql.execute(
                "update sales.sales_line set returns_id = null where returns_id in (select id from sales.sales_line where batch_id = {0})",
                DSL.val(run.id()));
        sql.execute("delete from sales.sales_line where batch_id = {0}", DSL.val(run.id()));
        sql.execute("""
                update sales.sales_line l
                set client_id = b.client_id, item_id = b.item_id, sold_on = b.sold_on, quantity = b.quantity,
                    net_amount = b.net_amount, cost_amount = b.cost_amount, kind = b.kind
                from exchange.replaced_row r, jsonb_populate_record(null::sales.sales_line, r.before) b
                where r.import_id = {0} and l.id = r.record_id
                """, DSL.val(run.id()));
        sql.execute("delete from exchange.replaced_row where import_id = {0}", DSL.val(run.id()));
        rollups.recountTouched(run.today());
        events.publishEvent(new SalesChanged(run.today()));
        sql.execute("""
                delete from sales.client_figure f using account.client c
                where c.id = f.client_id and c.batch_id = {0}
                """, DSL.val(run.id()));
        sql.execute("delete from account.client where batch_id = {0}", DSL.val(run.id()));
        sql.execute("delete from catalog.item where batch_id = {0}", DSL.val(run.id()));
    }

    /** Later imports that changed these lines, or that sold to its clients or of its items, must be undone first. */
    private void refuseIfNeeded(long run) {
        var blocked = sql.fetchSingle("""
                select exists (select from exchange.replaced_row r join sales.sales_line l on l.id = r.record_id
                        where l.batch_id = {0} and r.import_id > {0})
                    or exists (select from sales.sales_line l join account.client c on c.id = l.client_id
                        where c.batch_id = {0} and l.batch_id is distinct from {0})
                    or exists (select from sales.sales_line l join catalog.item i on i.id = l.item_id
                        where i.batch_id = {0} and l.batch_id is distinct from {0})
                    or exists (select from account.portfolio_assignment a join account.client c on c.id = a.client_id
                        where c.batch_id = {0})
                """, DSL.val(run)).get(0, Boolean.class);
        if (Boolean.TRUE.equals(blocked)) {
            throw Invalid.field("", "exchange.invalid.depended");
        }
    }
}
