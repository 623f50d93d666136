package caposaldo.sales;

import caposaldo.exchange.ImportTarget.Run;
import caposaldo.kernel.Invalid;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Writes what {@link SentSales} resolved, and takes it back. */
@Component
class TakenSales {

    private static final String NEW_CLIENTS = """
            with added as (
                insert into account.client (code, name, country, state, client_since, anonymous, source, batch_id)
                select ref, case when ref = '?' then 'Without a client' else coalesce(name, ref) end, coalesce(country, 'ZZ'),
                    'CLIENT', since, ref = '?', {1}, {0}
                from ref_client c
                where client_id is null and exists (select from resolved where client_no = c.no and fault is null)
                on conflict (code) do nothing
                returning id, code
            ), keyed as (
                insert into account.client_key (client_id, source, key)
                select id, {1}, code from added where {1} <> ''
                on conflict do nothing
            )
            update ref_client c set client_id = added.id from added where added.code = c.ref
            """;

    private static final String NEW_ITEMS = """
            with added as (
                insert into catalog.item (code, name, kind, batch_id)
                select ref, coalesce(name, ref), case when service then 'SERVICE' else 'GOODS' end, {0}
                from ref_item i
                where item_id is null and exists (select from resolved where item_no = i.no and fault is null)
                on conflict (code) do nothing
                returning id, code
            ), keyed as (
                insert into catalog.item_key (item_id, source, key)
                select id, {1}, code from added where {1} <> ''
                on conflict do nothing
            )
            update ref_item i set item_id = added.id from added where added.code = i.ref
            """;

    /** Goods that come back are a return; what is no goods, or is written off without a value, is an adjustment. */
    private static final String KIND = """
            case when i.service or r.quantity = 0 or r.quantity < 0 and r.net_amount = 0 and not r.credit_note then 'ADJUSTMENT'
                when r.quantity < 0 then 'RETURN' else 'SALE' end""";

    private static final String TYPE = "case when r.credit_note then 'CREDIT_NOTE' else 'INVOICE' end";

    /** Months that change: those of the lines coming in, and those the changed lines leave. */
    private static final String TOUCHED = """
            create temporary table touched on commit drop as
            select client_id, date_trunc('month', min(sold_on))::date as first_month, date_trunc('month', max(sold_on))::date as last_month
            from (
                select c.client_id, r.sold_on from resolved r join ref_client c on c.no = r.client_no
                where r.fault is null and not r.unchanged
                union all
                select l.client_id, l.sold_on from sales.sales_line l join resolved r on r.line_id = l.id
                where r.fault is null and not r.unchanged
            ) t
            group by client_id
            """;

    private static final String KEEP_REPLACED = """
            insert into exchange.replaced_row (import_id, record_id, before)
            select {0}, l.id, to_jsonb(l) from sales.sales_line l join resolved r on r.line_id = l.id
            where r.fault is null and not r.unchanged
            """;

    private static final String INSERT = """
            insert into sales.sales_line (client_id, item_id, document_no, line_no, sold_on, quantity, net_amount, cost_amount,
                kind, document_type, batch_id)
            select c.client_id, i.item_id, r.document_no, r.document_line, r.sold_on, r.quantity, r.net_amount,
                coalesce(r.cost_amount, r.quantity * p.cost), %s, %s, {0}
            from resolved r
            join ref_client c on c.no = r.client_no
            join ref_item i on i.no = r.item_no
            left join lateral (
                select cost from catalog.item_cost where item_id = i.item_id and valid_from <= r.sold_on
                order by valid_from desc limit 1
            ) p on {1}
            where r.fault is null and r.line_id is null
            order by c.client_id, r.sold_on
            """.formatted(KIND, TYPE);

    private static final String UPDATE = """
            update sales.sales_line l
            set client_id = c.client_id, item_id = i.item_id, sold_on = r.sold_on, quantity = r.quantity, returns_id = null,
                net_amount = r.net_amount, cost_amount = coalesce(r.cost_amount, l.cost_amount), kind = %s, document_type = %s
            from resolved r join ref_client c on c.no = r.client_no join ref_item i on i.no = r.item_no
            where l.id = r.line_id and r.fault is null and not r.unchanged
            """.formatted(KIND, TYPE);

    /** Each return to the latest sale before it, of the same client and item, at the same price and large enough. */
    private static final String TIE_RETURNS = """
            update sales.sales_line l set returns_id = s.id
            from (
                select distinct on (b.id) b.id as return_id, s.id
                from sales.sales_line b
                join account.client c on c.id = b.client_id and not c.anonymous
                join sales.sales_line s on s.client_id = b.client_id and s.item_id = b.item_id and s.kind = 'SALE'
                    and s.sold_on <= b.sold_on and s.quantity >= -b.quantity
                    and round(s.net_amount / nullif(s.quantity, 0), 4) = round(b.net_amount / nullif(b.quantity, 0), 4)
                where b.kind = 'RETURN' and (b.batch_id = {0} or b.id in (
                    select record_id from exchange.replaced_row where import_id = {0}))
                order by b.id, s.sold_on desc, s.id desc
            ) s
            where l.id = s.return_id
            """;

    private static final String TOUCHED_BACK = """
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
            """;

    private final DSLContext sql;

    TakenSales(DSLContext sql) {
        this.sql = sql;
    }

    /** Makes the clients and products that the lines name and nobody knew. */
    void takeRecords(Run run) {
        var id = DSL.val(run.id());
        sql.execute(NEW_CLIENTS, id, DSL.val(run.source()));
        sql.execute(NEW_ITEMS, id, DSL.val(run.source()));
        sql.execute("analyze ref_client, ref_item");
    }

    void takeLines(Run run) {
        var id = DSL.val(run.id());
        sql.execute("drop table if exists touched");
        sql.execute(TOUCHED);
        sql.execute(KEEP_REPLACED, id);
        sql.execute(UPDATE);
        var costs =
                sql.fetchSingle("select exists (select from catalog.item_cost)").get(0, Boolean.class);
        sql.execute(INSERT, id, DSL.inline(costs));
    }

    void tieReturns(Run run) {
        // Plans made for the table as it was before a million new lines would take hours.
        sql.execute("select sales.analyze_lines()");
        sql.execute(TIE_RETURNS, DSL.val(run.id()));
    }

    /** @throws Invalid when later imports changed these lines, or sold to its clients or of its items */
    void takeBackLines(Run run) {
        refuseIfNeeded(run.id());
        var id = DSL.val(run.id());
        sql.execute("set local work_mem = '96MB'");
        sql.execute("drop table if exists touched");
        sql.execute(TOUCHED_BACK, id);
        sql.execute(
                "update sales.sales_line set returns_id = null where batch_id = {0} and returns_id is not null", id);
        sql.execute(
                "update sales.sales_line set returns_id = null where returns_id in (select id from sales.sales_line where batch_id = {0})",
                id);
        sql.execute("delete from sales.sales_line where batch_id = {0}", id);
        sql.execute("""
                update sales.sales_line l
                set client_id = b.client_id, item_id = b.item_id, sold_on = b.sold_on, quantity = b.quantity,
                    net_amount = b.net_amount, cost_amount = b.cost_amount, kind = b.kind, document_type = b.document_type,
                    returns_id = b.returns_id
                from exchange.replaced_row r, jsonb_populate_record(null::sales.sales_line, r.before) b
                where r.import_id = {0} and l.id = r.record_id
                """, id);
        sql.execute("delete from exchange.replaced_row where import_id = {0}", id);
    }

    void takeBackWhatTheyNeeded(Run run) {
        var id = DSL.val(run.id());
        sql.execute("delete from account.client where batch_id = {0}", id);
        sql.execute("delete from catalog.item where batch_id = {0}", id);
    }

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
