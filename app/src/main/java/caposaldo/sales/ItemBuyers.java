package caposaldo.sales;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.sales.Tables.CLIENT_ITEM_MONTH;
import static caposaldo.db.sales.Tables.ITEM_MONTH;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.sales.SalesFigures.Month;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who buys a product, of the clients the person sees: the last 12 calendar months up to the day of the figures, beside the
 * 12 before, from the rollups.
 */
@Component
public class ItemBuyers {

    /** @param revenueBefore of the 12 months before */
    public record Buyer(
            ClientId client,
            String name,
            BigDecimal quantity,
            BigDecimal revenue,
            BigDecimal revenueBefore,
            BigDecimal margin,
            YearMonth lastMonth) {}

    private static final int MONTHS = 24;

    private final DSLContext sql;
    private final SalesDay day;

    ItemBuyers(DSLContext sql, SalesDay day) {
        this.sql = sql;
        this.day = day;
    }

    /** Those that brought most come first. */
    @Transactional(readOnly = true)
    public List<Buyer> of(AccessScope scope, ItemId item, int most) {
        var revenue = SalesLists.of("sold", "revenue", BigDecimal.class);
        return sql.select(CLIENT.ID, CLIENT.NAME)
                .select(DSL.table(DSL.name("sold")).asterisk())
                .from(bought(scope, DSL.val(item.value()), last(scope)))
                .join(CLIENT)
                .on(CLIENT.ID.eq(SalesLists.of("sold", "key", Long.class)))
                .orderBy(revenue.desc(), CLIENT.ID)
                .limit(most)
                .fetch(row -> new Buyer(
                        new ClientId(row.get(CLIENT.ID)),
                        row.get(CLIENT.NAME),
                        row.get("quantity", BigDecimal.class),
                        row.get("revenue", BigDecimal.class),
                        row.get("before", BigDecimal.class),
                        row.get("margin", BigDecimal.class),
                        YearMonth.from(row.get("last", LocalDate.class))));
    }

    private YearMonth last(AccessScope scope) {
        return YearMonth.from(day.of(scope));
    }

    private static Table<Record> bought(AccessScope scope, Field<Long> item, YearMonth last) {
        var recent = CLIENT_ITEM_MONTH.MONTH.ge(last.minusMonths(11).atDay(1));
        return DSL.select(List.of(
                        CLIENT_ITEM_MONTH.CLIENT_ID.as("key"),
                        within(CLIENT_ITEM_MONTH.QUANTITY, recent).as("quantity"),
                        within(CLIENT_ITEM_MONTH.REVENUE, recent).as("revenue"),
                        within(CLIENT_ITEM_MONTH.REVENUE, recent.not()).as("before"),
                        within(CLIENT_ITEM_MONTH.MARGIN, recent).as("margin"),
                        within(CLIENT_ITEM_MONTH.RETURNED, recent).as("returned"),
                        max(CLIENT_ITEM_MONTH.MONTH).as("last")))
                .from(CLIENT_ITEM_MONTH)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CLIENT_ITEM_MONTH.CLIENT_ID))
                .where(CLIENT_ITEM_MONTH.ITEM_ID.eq(item))
                .and(Clients.seenBy(scope))
                .and(CLIENT_ITEM_MONTH.MONTH.between(
                        last.minusMonths(MONTHS - 1L).atDay(1), last.atDay(1)))
                .groupBy(CLIENT_ITEM_MONTH.CLIENT_ID)
                .asTable("sold");
    }

    private static Field<BigDecimal> within(Field<BigDecimal> amount, Condition when) {
        return coalesce(sum(amount).filterWhere(when), BigDecimal.ZERO);
    }

    /** The last 24 months with sales of it, oldest first; of the whole company from the products' own rollup. */
    @Transactional(readOnly = true)
    public List<Month> months(AccessScope scope, ItemId item) {
        var first = last(scope).minusMonths(MONTHS - 1L).atDay(1);
        if (scope.may(Right.ALL_CLIENTS)) {
            return sql.select(ITEM_MONTH.MONTH, ITEM_MONTH.REVENUE, ITEM_MONTH.RETURNED, ITEM_MONTH.MARGIN)
                    .from(ITEM_MONTH)
                    .where(ITEM_MONTH.ITEM_ID.eq(item.value()))
                    .and(ITEM_MONTH.MONTH.ge(first))
                    .orderBy(ITEM_MONTH.MONTH)
                    .fetch(row -> new Month(YearMonth.from(row.value1()), row.value2(), row.value3(), row.value4()));
        }
        return sql.select(
                        CLIENT_ITEM_MONTH.MONTH,
                        sum(CLIENT_ITEM_MONTH.REVENUE),
                        sum(CLIENT_ITEM_MONTH.RETURNED),
                        sum(CLIENT_ITEM_MONTH.MARGIN))
                .from(CLIENT_ITEM_MONTH)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CLIENT_ITEM_MONTH.CLIENT_ID))
                .where(CLIENT_ITEM_MONTH.ITEM_ID.eq(item.value()))
                .and(Clients.seenBy(scope))
                .and(CLIENT_ITEM_MONTH.MONTH.ge(first))
                .groupBy(CLIENT_ITEM_MONTH.MONTH)
                .orderBy(CLIENT_ITEM_MONTH.MONTH)
                .fetch(row -> new Month(YearMonth.from(row.value1()), row.value2(), row.value3(), row.value4()));
    }

    @Configuration(proxyBeanMethods = false)
    static class AsList {

        /** All of them, to sort, filter and take along. */
        @Bean
        static ListDefinition buyersOfItem(SalesDay day) {
            var revenue = SalesLists.of("sold", "revenue", BigDecimal.class);
            var before = SalesLists.of("sold", "before", BigDecimal.class);
            return ListDefinition.of(
                            "sales.buyers",
                            "/products/{item}/clients",
                            Right.SALES_READ,
                            (scope, place) -> bought(
                                            scope, SalesLists.id(place.get("item")), YearMonth.from(day.of(scope)))
                                    .join(CLIENT)
                                    .on(CLIENT.ID.eq(SalesLists.of("sold", "key", Long.class))),
                            CLIENT.ID,
                            (scope, place) -> Clients.seenBy(scope))
                    .noting((scope, ui) -> SalesLists.years(day.of(scope), ui))
                    .opening(client -> new ClientId(client).path())
                    .searching(CLIENT.SEARCH)
                    .column(Column.text("client", CLIENT.NAME))
                    .column(Column.text("clientCode", CLIENT.CODE).onRequest())
                    .column(Column.text("segment", CLIENT.SEGMENT).orEmpty().onRequest())
                    .column(Column.number("quantity", SalesLists.of("sold", "quantity", BigDecimal.class))
                            .withSum())
                    .column(Column.money("revenue", revenue).withSum())
                    .column(Column.money("before", before).withSum())
                    .column(Column.money("change", revenue.minus(before)).withSum())
                    .column(Column.money("margin", SalesLists.of("sold", "margin", BigDecimal.class))
                            .withSum()
                            .needs(Right.MARGIN_READ))
                    .column(Column.money("returned", SalesLists.of("sold", "returned", BigDecimal.class))
                            .withSum()
                            .onRequest())
                    .column(Column.date("last", SalesLists.of("sold", "last", LocalDate.class))
                            .onRequest())
                    .sortedBy("-revenue");
        }
    }
}
