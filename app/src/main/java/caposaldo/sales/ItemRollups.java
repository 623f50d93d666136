package caposaldo.sales;

import java.time.LocalDate;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What the whole company sold of each product, by month and as one row a product; recounted from the clients' months. */
@Component
class ItemRollups {

    private static final String TOUCHED_ITEMS = """
            select distinct r.item_id from sales.client_item_month r
            join touched t on r.client_id = t.client_id and r.month between t.first_month and t.last_month
            """;

    private static final String TOUCHED_MONTHS =
            "(select min(first_month) from touched) and (select max(last_month) from touched)";

    private static final String MONTHS = """
            insert into sales.item_month (item_id, month, quantity, revenue, returned, margin, clients)
            select item_id, month, sum(quantity), sum(revenue), sum(returned), sum(margin), count(*)
            from sales.client_item_month
            where month between %s and item_id in (select item_id from touched_item)
            group by item_id, month
            order by item_id, month
            """.formatted(TOUCHED_MONTHS);

    /** {0} is the last of the months, {1} which products. */
    private static final String FIGURES = """
            insert into sales.item_figure (item_id, quantity, revenue, revenue_before, margin, returned, last_month)
            select item_id, coalesce(sum(quantity) filter (where recent), 0), coalesce(sum(revenue) filter (where recent), 0),
                coalesce(sum(revenue) filter (where not recent), 0), coalesce(sum(margin) filter (where recent), 0),
                coalesce(sum(returned) filter (where recent), 0), max(month)
            from (
                select *, month > {0} - interval '12 months' as recent
                from sales.item_month
                where month > {0} - interval '24 months' and month <= {0} and {1}
            ) m
            group by item_id
            """;

    private static final String ALL = "item_id is not null";

    private static final String TOUCHED = "item_id in (select item_id from touched_item)";

    private final DSLContext sql;

    ItemRollups(DSLContext sql) {
        this.sql = sql;
    }

    /** Remembers which products the touched clients bought in the touched months, while their rows still stand. */
    void beforeTheyChange() {
        sql.execute("drop table if exists touched_item");
        sql.execute("create temporary table touched_item on commit drop as " + TOUCHED_ITEMS);
    }

    /** Recounts those products and the ones the clients buy now. */
    void recountTouched() {
        sql.execute("insert into touched_item " + TOUCHED_ITEMS + " except select item_id from touched_item");
        sql.execute("analyze touched_item");
        sql.execute("delete from sales.item_month where month between " + TOUCHED_MONTHS
                + " and item_id in (select item_id from touched_item)");
        sql.execute(MONTHS);
    }

    /** @param all whether the months have moved with the day, so that every product's row is another */
    void figures(LocalDate asOf, boolean all) {
        var which = DSL.raw(all ? ALL : TOUCHED);
        sql.execute("delete from sales.item_figure where {0}", which);
        sql.execute(FIGURES, DSL.val(asOf.withDayOfMonth(1)), which);
    }
}
