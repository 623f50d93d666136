package caposaldo.sales;

import java.math.BigDecimal;
import org.jooq.DSLContext;

/**
 * Every sum that is kept of sales against a recount of the lines. Who never bought has zeros, told as of any day: a client
 * is as new as the day it was made.
 */
public final class SalesRecount {

    private static final String DIFFERENCES = """
            select (select count(*) from (
                select client_id, item_id, month, quantity, revenue, returned, margin, lines::bigint from sales.client_item_month
                except
                select client_id, item_id, date_trunc('month', sold_on)::date, sum(quantity), sum(net_amount),
                    coalesce(-sum(net_amount) filter (where kind = 'RETURN'), 0), coalesce(sum(net_amount - cost_amount), 0), count(*)
                from sales.sales_line group by 1, 2, 3) a)
            + (select count(*) from (
                select client_id, date_trunc('month', sold_on)::date, sum(net_amount), count(distinct document_no)
                from sales.sales_line group by 1, 2
                except
                select client_id, month, revenue, documents::bigint from sales.client_month) b)
            + (select count(*) from (
                select client_id, sold_on, sum(net_amount) from sales.sales_line group by 1, 2
                except
                select client_id, sold_on, revenue from sales.client_day) c)
            + (select count(*) from sales.client_month m where not exists (
                select from sales.sales_line l where l.client_id = m.client_id and date_trunc('month', l.sold_on) = m.month))
            + (select count(*) from (
                select item_id, month, quantity, revenue, returned, margin, clients::bigint from sales.item_month
                except
                select item_id, month, sum(quantity), sum(revenue), sum(returned), sum(margin), count(*)
                from sales.client_item_month group by 1, 2) e)
            + (select abs((select count(*) from sales.item_month) - (select count(*) from (
                select distinct item_id, date_trunc('month', sold_on) from sales.sales_line) m)))
            + (select count(*) from (
                select client_id, month, returned, margin from sales.client_month
                except
                select client_id, date_trunc('month', sold_on)::date, coalesce(-sum(net_amount) filter (where kind = 'RETURN'), 0),
                    coalesce(sum(net_amount - cost_amount), 0)
                from sales.sales_line group by 1, 2) f)
            + (select count(*) from (
                select c.id, case when count(l.id) > 0 then d.as_of end,
                    coalesce(sum(net_amount) filter (where sold_on > d.as_of - interval '1 year' and sold_on <= d.as_of), 0),
                    coalesce(sum(net_amount - cost_amount) filter (where sold_on > d.as_of - interval '1 year' and sold_on <= d.as_of), 0),
                    count(distinct sold_on) filter (where l.kind = 'SALE' and sold_on <= d.as_of)
                from sales.figures_day d cross join account.client c
                left join sales.sales_line l on l.client_id = c.id group by c.id, d.as_of
                except
                select client_id, case when exists (select from sales.sales_line l where l.client_id = f.client_id) then as_of end,
                        revenue_12, margin_12, order_days
                    from sales.client_figure f) d)
            + (with recounted as (
                select item_id, coalesce(sum(net_amount) filter (where recent), 0) as revenue,
                    coalesce(sum(net_amount) filter (where not recent), 0) as revenue_before,
                    coalesce(sum(quantity) filter (where recent), 0) as quantity, max(month) as last_month
                from (
                    select l.*, date_trunc('month', sold_on)::date as month, sold_on >= d.first_day + interval '12 months' as recent
                    from sales.sales_line l
                    cross join (select date_trunc('month', as_of) - interval '23 months' as first_day, as_of from sales.figures_day) d
                    where sold_on >= d.first_day and sold_on < date_trunc('month', d.as_of) + interval '1 month'
                ) l group by item_id
            ), kept as (
                select item_id, revenue, revenue_before, quantity, last_month from sales.item_figure
            ) select count(*) from ((table recounted except table kept) union all (table kept except table recounted)) g)
            + (with recounted as (
                select c.portfolio_id, count(*), count(*) filter (where revenue_12 > 0), count(*) filter (where f.quiet),
                    sum(revenue_12), sum(revenue_before), sum(margin_12), sum(revenue_month), sum(revenue_month_before)
                from sales.client_figure f join account.client c on c.id = f.client_id
                where c.merged_into_id is null group by 1
            ), kept as (
                select portfolio_id, clients::bigint, active::bigint, quiet::bigint, revenue_12, revenue_before,
                    margin_12, revenue_month, revenue_month_before
                from sales.portfolio_figure where clients <> 0
            ) select count(*) from ((table recounted except table kept) union all (table kept except table recounted)) h)
            + (with recounted as (
                select client_id, item_id, coalesce(sum(net_amount) filter (where recent), 0) as revenue,
                    coalesce(sum(net_amount) filter (where not recent), 0) as revenue_before,
                    coalesce(sum(quantity) filter (where recent), 0) as quantity, max(month) as last_month
                from (
                    select l.*, date_trunc('month', sold_on)::date as month, sold_on >= d.first_day + interval '12 months' as recent
                    from sales.sales_line l
                    cross join (select date_trunc('month', as_of) - interval '23 months' as first_day, as_of from sales.figures_day) d
                    where sold_on >= d.first_day and sold_on < date_trunc('month', d.as_of) + interval '1 month'
                ) l group by client_id, item_id
            ), kept as (
                select client_id, item_id, revenue, revenue_before, quantity, last_month from sales.client_item
            ) select count(*) from ((table recounted except table kept) union all (table kept except table recounted)) i)
            + (with recounted as (
                select c.portfolio_id, i.item_id, count(*), sum(quantity), sum(revenue), sum(revenue_before),
                    sum(margin), sum(returned)
                from sales.client_item i join account.client c on c.id = i.client_id
                where c.portfolio_id is not null and c.merged_into_id is null group by 1, 2
            ), kept as (
                select portfolio_id, item_id, clients::bigint, quantity, revenue, revenue_before, margin, returned
                from sales.portfolio_item where clients <> 0
            ) select count(*) from ((table recounted except table kept) union all (table kept except table recounted)) j)
            + (select count(*) from sales.portfolio_item
                where clients = 0 and (quantity, revenue, revenue_before, margin, returned) <> (0, 0, 0, 0, 0))
            """;

    private SalesRecount() {}

    /** 0 when all agree. */
    public static BigDecimal differences(DSLContext sql) {
        return sql.fetchSingle(DIFFERENCES).get(0, BigDecimal.class);
    }
}
