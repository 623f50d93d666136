package caposaldo.sales;

import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

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
            order by 1, 3, 2
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
            order by 1, 2
            """;

    /** {0} is the day the twelve months end with, {1} which days are looked at, {2} whose figures are written. */
    private static final String FIGURES = """
            update sales.client_figure f
            set as_of = {0}, first_on = n.first_on, last_on = n.last_on, order_days = coalesce(n.order_days, 0),
                median_gap = n.median_gap, revenue_12 = coalesce(n.revenue_12, 0),
                revenue_before = coalesce(n.revenue_before, 0), margin_12 = coalesce(n.margin_12, 0),
                margin_before = coalesce(n.margin_before, 0), revenue_month = coalesce(n.revenue_month, 0),
                revenue_month_before = coalesce(n.revenue_month_before, 0)
            from sales.client_figure o
            left join (
                select d.client_id, min(d.sold_on) filter (where d.bought) as first_on,
                    max(d.sold_on) filter (where d.bought) as last_on, count(*) filter (where d.bought) as order_days,
                    max(g.gap) as median_gap,
                    sum(d.revenue) filter (where d.sold_on > {0} - interval '1 year') as revenue_12,
                    sum(d.revenue) filter (where d.sold_on > {0} - interval '2 years' and d.sold_on <= {0} - interval '1 year') as revenue_before,
                    sum(d.margin) filter (where d.sold_on > {0} - interval '1 year') as margin_12,
                    sum(d.margin) filter (where d.sold_on > {0} - interval '2 years' and d.sold_on <= {0} - interval '1 year') as margin_before,
                    sum(d.revenue) filter (where d.sold_on >= date_trunc('month', {0})) as revenue_month,
                    sum(d.revenue) filter (where d.sold_on between date_trunc('month', {0} - interval '1 year') and {0} - interval '1 year')
                        as revenue_month_before
                from sales.client_day d
                left join (
                    select client_id, percentile_cont(0.5) within group (order by gap) as gap
                    from (
                        select client_id, sold_on - lag(sold_on) over (partition by client_id order by sold_on) as gap
                        from sales.client_day
                        where bought and sold_on <= {0} and {1}
                    ) gaps
                    where gap is not null
                    group by client_id
                    having count(*) >= 3
                ) g on g.client_id = d.client_id
                where d.sold_on <= {0} and d.{1}
                group by d.client_id
            ) n on n.client_id = o.client_id
            where o.client_id = f.client_id and f.{2}
            """;

    private static final String EVERYBODY = "client_id is not null";

    private static final String TOUCHED = "client_id in (select client_id from touched)";

    private final DSLContext sql;

    private final SalesDay day;
    private final ItemRollups items;
    private final ClientItemRollup clientItems;

    SalesRollups(DSLContext sql, SalesDay day, ItemRollups items, ClientItemRollup clientItems) {
        this.sql = sql;
        this.day = day;
        this.items = items;
        this.clientItems = clientItems;
    }

    /**
     * Recounts what the temporary table {@code touched (client_id, first_month, last_month)} names.
     *
     * @return the day the figures are told as of
     */
    LocalDate recountTouched(LocalDate today) {
        sql.execute("analyze touched");
        items.beforeTheyChange();
        clientItems.beforeTheyChange();
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
        items.recountTouched();
        var asOf = day.reckoned(today);
        var before = day.moveTo(asOf);
        var moved = !before.equals(Optional.of(asOf));
        figures(asOf, moved ? EVERYBODY : TOUCHED);
        items.figures(asOf, moved);
        clientItems.recountTouched(before, asOf);
        return asOf;
    }

    private void figures(LocalDate asOf, String whose) {
        sql.execute(FIGURES, DSL.val(asOf), DSL.raw(whose), DSL.raw(whose));
    }

    /**
     * "Twelve months" moves with the day: all figures are taken anew when it has changed.
     *
     * @return the new day, empty when it is the old one
     */
    Optional<LocalDate> moveFigures(LocalDate today) {
        var asOf = day.reckoned(today);
        var before = day.moveTo(asOf);
        if (before.equals(Optional.of(asOf))) {
            return Optional.empty();
        }
        figures(asOf, EVERYBODY);
        items.figures(asOf, true);
        clientItems.recountTurned(before, asOf);
        return Optional.of(asOf);
    }
}
