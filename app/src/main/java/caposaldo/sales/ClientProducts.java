package caposaldo.sales;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.sales.Tables.CLIENT_ITEM_MONTH;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Table;
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
     * Everything a client bought within two years.
     *
     * @param quietSince what was bought in or after this month is not given up
     */
    public record Bought(List<ItemSales> rows, YearMonth quietSince) {

        private static final Comparator<ItemSales> BY_WORTH = Comparator.comparing(ItemSales::revenue)
                .thenComparing(ItemSales::revenueBefore)
                .reversed()
                .thenComparing(ItemSales::item);

        /** By revenue of the last 12 months. */
        public List<ItemSales> items(int limit) {
            return rows.stream().sorted(BY_WORTH).limit(limit).toList();
        }

        /** Bought before and no longer: what to win back, by its worth. */
        public List<ItemSales> stopped(int limit) {
            return rows.stream()
                    .filter(item -> item.lastMonth().isBefore(quietSince))
                    .sorted(BY_WORTH)
                    .limit(limit)
                    .toList();
        }
    }

    /**
     * Products by month.
     *
     * @param months oldest first, twelve
     */
    public record Grid(List<YearMonth> months, List<Row> rows) {}

    /** @param revenue one a month, zero where nothing was bought */
    public record Row(long item, String code, String name, List<BigDecimal> revenue, BigDecimal total) {}

    private static final int MONTHS = 12;

    private final DSLContext sql;
    private final SalesDay day;

    ClientProducts(DSLContext sql, SalesDay day) {
        this.sql = sql;
        this.day = day;
    }

    /** Goods of the last 12 months and of the 12 before. */
    @Transactional(readOnly = true)
    public Bought bought(AccessScope scope, ClientId client, int quietMonths) {
        var last = YearMonth.from(day.of(scope));
        return new Bought(rows(scope, client, last.minusMonths(12).atDay(1)), last.minusMonths(quietMonths));
    }

    private List<ItemSales> rows(AccessScope scope, ClientId client, LocalDate yearAgo) {
        var sums = sums(scope, client, yearAgo);
        return sql.select(
                        ITEM.ID,
                        ITEM.CODE,
                        ITEM.NAME,
                        sums.field("quantity", BigDecimal.class),
                        sums.field("revenue", BigDecimal.class),
                        sums.field("before", BigDecimal.class),
                        sums.field("margin", BigDecimal.class),
                        sums.field("last", LocalDate.class))
                .from(sums)
                .join(ITEM)
                .on(ITEM.ID.eq(sums.field(CLIENT_ITEM_MONTH.ITEM_ID)))
                .where(ITEM.KIND.eq("GOODS"))
                .fetch(row -> new ItemSales(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        YearMonth.from(row.value8())));
    }

    /** Summed by product before products are looked up: a large client has a hundred months to each of its products. */
    private static Table<?> sums(AccessScope scope, ClientId client, LocalDate yearAgo) {
        var recent = CLIENT_ITEM_MONTH.MONTH.gt(yearAgo);
        return select(
                        CLIENT_ITEM_MONTH.ITEM_ID,
                        coalesce(sum(when(recent, CLIENT_ITEM_MONTH.QUANTITY)), BigDecimal.ZERO)
                                .as("quantity"),
                        coalesce(sum(when(recent, CLIENT_ITEM_MONTH.REVENUE)), BigDecimal.ZERO)
                                .as("revenue"),
                        coalesce(sum(when(recent.not(), CLIENT_ITEM_MONTH.REVENUE)), BigDecimal.ZERO)
                                .as("before"),
                        coalesce(sum(when(recent, CLIENT_ITEM_MONTH.MARGIN)), BigDecimal.ZERO)
                                .as("margin"),
                        max(CLIENT_ITEM_MONTH.MONTH).as("last"))
                .from(CLIENT_ITEM_MONTH)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CLIENT_ITEM_MONTH.CLIENT_ID))
                .where(CLIENT.ID.eq(client.value()))
                .and(Clients.seenBy(scope))
                .and(CLIENT_ITEM_MONTH.MONTH.gt(yearAgo.minusYears(1)))
                .groupBy(CLIENT_ITEM_MONTH.ITEM_ID)
                .having(sum(CLIENT_ITEM_MONTH.REVENUE).gt(BigDecimal.ZERO))
                .asTable("sums");
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
