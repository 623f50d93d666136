package caposaldo.sales;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQL;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * What each client bought of each product in two years, as one row; recounted for the pairs whose months were touched. The
 * database carries what changes to the portfolios, so the clients' own figures are written before.
 */
@Component
class ClientItemRollup {

    private static final int MONTHS = 24;

    /** Whose months were touched. */
    private static final String TOUCHED = """
            select r.client_id, r.item_id from sales.client_item_month r
            join touched t on r.client_id = t.client_id and r.month between t.first_month and t.last_month
            """;

    /** {0} are the months that are another year's now. */
    private static final String TURNED =
            "select client_id, item_id from sales.client_item_month where month = any({0})";

    /** {0} is the last of the months. */
    private static final String RECOUNT = """
            insert into sales.client_item (client_id, item_id, quantity, revenue, revenue_before, margin, returned, last_month)
            select client_id, item_id, coalesce(sum(quantity) filter (where recent), 0),
                coalesce(sum(revenue) filter (where recent), 0), coalesce(sum(revenue) filter (where not recent), 0),
                coalesce(sum(margin) filter (where recent), 0), coalesce(sum(returned) filter (where recent), 0), max(month)
            from (
                select m.*, m.month > {0} - interval '12 months' as recent
                from sales.client_item_month m
                join touched_pair p on p.client_id = m.client_id and p.item_id = m.item_id
                where m.month > {0} - interval '24 months' and m.month <= {0}
            ) m
            group by client_id, item_id
            order by client_id, item_id
            """;

    private final DSLContext sql;

    ClientItemRollup(DSLContext sql) {
        this.sql = sql;
    }

    /** Remembers what the touched clients bought in the touched months, while their rows still stand. */
    void beforeTheyChange() {
        nobodyTouched();
        touch(DSL.sql(TOUCHED));
    }

    /** Recounts those pairs, the ones the clients buy now, and what has become another year's with the day. */
    void recountTouched(Optional<LocalDate> before, LocalDate asOf) {
        touch(DSL.sql(TOUCHED));
        recount(before, asOf);
    }

    /** @param before the day the figures were told as of; empty when there were none */
    void recountTurned(Optional<LocalDate> before, LocalDate asOf) {
        nobodyTouched();
        recount(before, asOf);
    }

    private void nobodyTouched() {
        sql.execute("drop table if exists touched_pair");
        sql.execute("create temporary table touched_pair (client_id bigint, item_id bigint) on commit drop");
    }

    private void touch(SQL pairs) {
        sql.execute("insert into touched_pair ({0}) except table touched_pair", pairs);
    }

    private void recount(Optional<LocalDate> before, LocalDate asOf) {
        var last = YearMonth.from(asOf);
        var turned = before.map(day -> turned(YearMonth.from(day), last)).orElseGet(() -> window(last));
        if (!turned.isEmpty()) {
            touch(DSL.sql(TURNED, DSL.val(turned.toArray(LocalDate[]::new))));
        }
        sql.execute("analyze touched_pair");
        sql.execute("delete from sales.client_item i using touched_pair p"
                + " where i.client_id = p.client_id and i.item_id = p.item_id");
        sql.execute(RECOUNT, DSL.val(last.atDay(1)));
    }

    /** Months that belong to another of the two years, or to none any more, once the last of them is another. */
    static List<LocalDate> turned(YearMonth was, YearMonth is) {
        return Stream.concat(window(was).stream(), window(is).stream())
                .distinct()
                .filter(month -> year(month, was) != year(month, is))
                .sorted()
                .toList();
    }

    private static List<LocalDate> window(YearMonth last) {
        return IntStream.range(0, MONTHS)
                .mapToObj(i -> last.minusMonths(i).atDay(1))
                .toList();
    }

    /** 0 for the year that ends with the last month, 1 for the one before; any other is neither. */
    private static long year(LocalDate month, YearMonth last) {
        return Math.floorDiv(ChronoUnit.MONTHS.between(YearMonth.from(month), last), MONTHS / 2L);
    }
}
