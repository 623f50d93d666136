package caposaldo.sales;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.sales.Tables.CLIENT_ITEM;
import static caposaldo.db.sales.Tables.CLIENT_ITEM_MONTH;
import static org.jooq.impl.DSL.sum;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a client buys: goods by calendar month, from the rollups. "12 months" are the calendar months up to the one of the
 * day of the figures.
 */
@Component
public class ClientProducts {

    /** @param revenueBefore of the 12 months before */
    public record ItemSales(
            long item,
            String code,
            String name,
            BigDecimal quantity,
            BigDecimal revenue,
            BigDecimal revenueBefore,
            BigDecimal margin,
            YearMonth lastMonth) {}

    /**
     * What a client bought within two years, best first.
     *
     * @param items the first by revenue of the last 12 months, then of the 12 before
     * @param count how many there are
     * @param stopped the first of those bought before and no longer: what to win back
     * @param stoppedCount how many of them
     * @param stoppedBy the month in or before which these were bought last, as its first day
     */
    public record Bought(
            List<ItemSales> items, int count, List<ItemSales> stopped, int stoppedCount, LocalDate stoppedBy) {}

    /**
     * Products by month.
     *
     * @param months oldest first, twelve
     */
    public record Grid(List<YearMonth> months, List<Row> rows) {}

    /** @param revenue one a month, zero where nothing was bought */
    public record Row(long item, String code, String name, List<BigDecimal> revenue, BigDecimal total) {}

    private static final int MONTHS = 12;

    /**
     * Cut by the database: a large client buys thousands of products. {0} is whose, {1} since when a product must have been
     * bought so as not to be given up, {2} how many, {3} the access
     * rule.
     */
    private static final String BOUGHT = """
            with bought as materialized (
                select item_id, quantity, revenue, revenue_before, margin, last_month, last_month < {1} as stopped
                from sales.client_item
                where client_id = {0} and {3} and revenue + revenue_before > 0
                    and item_id not in (select id from catalog.item where kind <> 'GOODS')
            ), first as (
                select *, row_number() over () as place, null::bigint as stopped_place
                from (select * from bought order by revenue desc, revenue_before desc, item_id limit {2}) most
                union all
                select *, null, row_number() over ()
                from (select * from bought where stopped order by revenue + revenue_before desc, item_id limit {2}) most
            )
            select item.id, item.code, item.name, f.*, c.counted, c.stopped_counted
            from first f
            join catalog.item on item.id = f.item_id
            cross join (select count(*) as counted, count(*) filter (where stopped) as stopped_counted from bought) c
            order by f.place, f.stopped_place
            """;

    private final DSLContext sql;
    private final SalesDay day;

    ClientProducts(DSLContext sql, SalesDay day) {
        this.sql = sql;
        this.day = day;
    }

    /**
     * Goods of the last 12 months and of the 12 before.
     *
     * @param quietMonths what was not bought for so many months is given up
     * @param most how many of all and how many of those given up
     */
    @Transactional(readOnly = true)
    public Bought bought(AccessScope scope, ClientId client, int quietMonths, int most) {
        var quietSince = YearMonth.from(day.of(scope)).minusMonths(quietMonths).atDay(1);
        List<Record> rows = sql.resultQuery(
                        BOUGHT,
                        DSL.val(client.value()),
                        DSL.val(quietSince),
                        DSL.val(most),
                        Clients.seenBy(scope, CLIENT_ITEM.CLIENT_ID))
                .fetch();
        return new Bought(
                placed(rows, "place"),
                counted(rows, "counted"),
                placed(rows, "stopped_place"),
                counted(rows, "stopped_counted"),
                quietSince.minusMonths(1));
    }

    private static int counted(List<Record> rows, String field) {
        return rows.isEmpty() ? 0 : rows.getFirst().get(field, Integer.class);
    }

    private static List<ItemSales> placed(List<Record> rows, String place) {
        return rows.stream()
                .filter(row -> row.get(place) != null)
                .map(ClientProducts::itemSales)
                .toList();
    }

    private static ItemSales itemSales(Record row) {
        return new ItemSales(
                row.get("id", Long.class),
                row.get("code", String.class),
                row.get("name", String.class),
                row.get("quantity", BigDecimal.class),
                row.get("revenue", BigDecimal.class),
                row.get("revenue_before", BigDecimal.class),
                row.get("margin", BigDecimal.class),
                YearMonth.from(row.get("last_month", LocalDate.class)));
    }

    /** The products that brought most in the last 12 months, each by month. */
    @Transactional(readOnly = true)
    public Grid grid(AccessScope scope, ClientId client, int most) {
        var first = YearMonth.from(day.of(scope)).minusMonths(MONTHS - 1L);
        var months = Stream.iterate(first, m -> m.plusMonths(1)).limit(MONTHS).toList();
        var total = sum(sum(CLIENT_ITEM_MONTH.REVENUE)).over().partitionBy(ITEM.ID);
        var cells = sql.select(
                        ITEM.ID, ITEM.CODE, ITEM.NAME, CLIENT_ITEM_MONTH.MONTH, sum(CLIENT_ITEM_MONTH.REVENUE), total)
                .from(CLIENT_ITEM_MONTH)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CLIENT_ITEM_MONTH.CLIENT_ID))
                .join(ITEM)
                .on(ITEM.ID.eq(CLIENT_ITEM_MONTH.ITEM_ID))
                .where(CLIENT.ID.eq(client.value()))
                .and(Clients.seenBy(scope))
                .and(ITEM.KIND.eq("GOODS"))
                .and(CLIENT_ITEM_MONTH.MONTH.between(
                        first.atDay(1), months.getLast().atDay(1)))
                .groupBy(ITEM.ID, ITEM.CODE, ITEM.NAME, CLIENT_ITEM_MONTH.MONTH)
                .orderBy(total.desc(), ITEM.ID, CLIENT_ITEM_MONTH.MONTH)
                .limit(most * MONTHS)
                .fetch();
        var rows = new LinkedHashMap<Long, Row>();
        for (var cell : cells) {
            rows.computeIfAbsent(
                            cell.value1(),
                            id -> new Row(
                                    id,
                                    cell.value2(),
                                    cell.value3(),
                                    new ArrayList<>(Collections.nCopies(MONTHS, BigDecimal.ZERO)),
                                    cell.value6()))
                    .revenue()
                    .set(months.indexOf(YearMonth.from(cell.value4())), cell.value5());
        }
        return new Grid(months, rows.values().stream().limit(most).toList());
    }
}
