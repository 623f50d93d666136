package caposaldo.sales;

import java.time.LocalDate;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the rollups equal to the lines: recounted, in the transaction that changes the lines, for the clients and months
 * it touches.
 */
@Component
class SalesRollups {

    private static final String ITEM_MONTHS = """
            insert into sales.client_item_month (client_id, item_id, month, quantity, revenue, returned, margin, lines)
            select l.client_id, l.item_id, date_trunc('month', l.sold_on)::date, sum(l.quantity), sum(l.net_amount),
                coalesce(-sum(l.net_amount) filter (where l.kind = 'RETURN'), 0),
                coalesce(sum(l.net_amount - l.cost_amount), 0), count(*)
            from sales.sales_line l
            join touched t on t.client_id = l.client_id
            where l.sold_on >= t.first_month and l.sold_on < t.last_month + interval '1 month'
            group by 1, 2, 3
            """;

    private static final String MONTHS = """
            insert into sales.client_month (client_id, month, revenue, returned, margin, documents)
            select m.client_id, m.month, sum(m.revenue), sum(m.returned), sum(m.margin), 0
            from sales.client_item_month m
            join touched t on t.client_id = m.client_id and m.month between t.first_month and t.last_month
            group by 1, 2
            """;

    private static final String DOCUMENTS = """
            update sales.client_month m set documents = d.documents
            from (
                select l.client_id, date_trunc('month', l.sold_on)::date as month, count(distinct l.document_no) as documents
                from sales.sales_line l
                join touched t on t.client_id = l.client_id
                where l.sold_on >= t.first_month and l.sold_on < t.last_month + interval '1 month'
                group by 1, 2
            ) d
            where m.client_id = d.client_id and m.month = d.month
            """;

    private static final String DAYS = """
            insert into sales.client_day (client_id, sold_on, revenue, margin, bought)
            select l.client_id, l.sold_on, sum(l.net_amount), coalesce(sum(l.net_amount - l.cost_amount), 0),
                bool_or(l.kind = 'SALE' and i.kind = 'GOODS' and l.quantity > 0)
            from sales.sales_line l
            join touched t on t.client_id = l.client_id
            join catalog.item i on i.id = l.item_id
            where l.sold_on >= t.first_month and l.sold_on < t.last_month + interval '1 month'
            group by 1, 2
            """;

    /** {0} is the day the twelve months end with, {1} restricts to some clients. */
    private static final String FIGURES = """
            insert into sales.client_figure as f (client_id, as_of, first_on, last_on, order_days, median_gap, revenue_12,
                revenue_before, margin_12, margin_before, revenue_month, revenue_month_before)
            select d.client_id, {0}, min(d.sold_on) filter (where d.bought), max(d.sold_on) filter (where d.bought),
                count(*) filter (where d.bought), max(g.gap),
                coalesce(sum(d.revenue) filter (where d.sold_on > {0} - interval '1 year' and d.sold_on <= {0}), 0),
                coalesce(sum(d.revenue) filter (where d.sold_on > {0} - interval '2 years' and d.sold_on <= {0} - interval '1 year'), 0),
                coalesce(sum(d.margin) filter (where d.sold_on > {0} - interval '1 year' and d.sold_on <= {0}), 0),
                coalesce(sum(d.margin) filter (where d.sold_on > {0} - interval '2 years' and d.sold_on <= {0} - interval '1 year'), 0),
                coalesce(sum(d.revenue) filter (where d.sold_on between date_trunc('month', {0}) and {0}), 0),
                coalesce(sum(d.revenue) filter (where d.sold_on between date_trunc('month', {0} - interval '1 year') and {0} - interval '1 year'), 0)
            from sales.client_day d
            left join (
                select client_id, percentile_cont(0.5) within group (order by gap) as gap
                from (
                    select client_id, sold_on - lag(sold_on) over (partition by client_id order by sold_on) as gap
                    from sales.client_day
                    where bought and {1}
                ) gaps
                where gap is not null
                group by client_id
                having count(*) >= 3
            ) g on g.client_id = d.client_id
            where {2}
            group by d.client_id
            on conflict (client_id) do update set as_of = excluded.as_of, first_on = excluded.first_on, last_on = excluded.last_on,
                order_days = excluded.order_days, median_gap = excluded.median_gap, revenue_12 = excluded.revenue_12,
                revenue_before = excluded.revenue_before, margin_12 = excluded.margin_12, margin_before = excluded.margin_before,
                revenue_month = excluded.revenue_month, revenue_month_before = excluded.revenue_month_before
            """;

    private final DSLContext sql;

    SalesRollups(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Recounts what the temporary table {@code touched (client_id, first_month, last_month)} names.
     *
     * @param today the day the twelve months end with
     */
    void recountTouched(LocalDate today) {
        sql.execute("analyze touched");
        sql.execute("delete from sales.client_item_month r using touched t"
                + " where r.client_id = t.client_id and r.month between t.first_month and t.last_month");
        sql.execute("delete from sales.client_month r using touched t"
                + " where r.client_id = t.client_id and r.month between t.first_month and t.last_month");
        sql.execute("delete from sales.client_day d using touched t where d.client_id = t.client_id"
                + " and d.sold_on >= t.first_month and d.sold_on < t.last_month + interval '1 month'");
        sql.execute(ITEM_MONTHS);
        sql.execute(MONTHS);
        sql.execute(DOCUMENTS);
        sql.execute(DAYS);
        sql.execute(
                "update sales.client_figure set as_of = {0}, first_on = null, last_on = null, order_days = 0, median_gap = null,"
                        + " revenue_12 = 0, revenue_before = 0, margin_12 = 0, margin_before = 0, revenue_month = 0, revenue_month_before = 0"
                        + " where client_id in (select client_id from touched)",
                DSL.val(today));
        sql.execute(
                FIGURES,
                DSL.val(today),
                DSL.condition("client_id in (select client_id from touched)"),
                DSL.condition("d.client_id in (select client_id from touched)"));
    }

    /** "Twelve months" moves with the day: once a day all figures are taken anew. */
    @Transactional
    public void moveFiguresTo(LocalDate today) {
        sql.execute(FIGURES, DSL.val(today), DSL.noCondition(), DSL.noCondition());
        sql.execute("update sales.client_figure set as_of = {0} where as_of < {0}", DSL.val(today));
    }
}
