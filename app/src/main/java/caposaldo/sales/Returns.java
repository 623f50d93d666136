package caposaldo.sales;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.sales.Tables.CLIENT_ITEM_MONTH;
import static caposaldo.db.sales.Tables.ITEM_MONTH;
import static caposaldo.db.sales.Tables.SALES_LINE;
import static org.jooq.impl.DSL.sum;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Percent;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What came back (2.11): how much of what was sold, which goods, and which sale each return takes back where known. */
@Component
public class Returns {

    /** Goods sold and come back in the last 12 calendar months, both at sales value. */
    public record Rate(BigDecimal sold, BigDecimal returned) {

        /** Of what was sold; empty when nothing was. */
        public Optional<Percent> percent() {
            return sold.signum() <= 0
                    ? Optional.empty()
                    : Optional.of(new Percent(returned.movePointRight(2).divide(sold, 2, RoundingMode.HALF_UP)));
        }
    }

    public record ItemRate(long item, String code, String name, Rate rate) {}

    /**
     * @param amount negative
     * @param saleNo the document it takes back; null where that is not known
     */
    public record Line(
            LocalDate soldOn,
            String documentNo,
            long item,
            String code,
            String name,
            BigDecimal quantity,
            BigDecimal amount,
            @Nullable String saleNo,
            @Nullable LocalDate saleOn) {}

    private final DSLContext sql;
    private final SalesDay day;

    Returns(DSLContext sql, SalesDay day) {
        this.sql = sql;
        this.day = day;
    }

    private YearMonth first(AccessScope scope) {
        return YearMonth.from(day.of(scope)).minusMonths(11);
    }

    @Transactional(readOnly = true)
    public Rate of(AccessScope scope, ClientId client) {
        return sql.select(
                        zero(sum(CLIENT_ITEM_MONTH.REVENUE.plus(CLIENT_ITEM_MONTH.RETURNED))),
                        zero(sum(CLIENT_ITEM_MONTH.RETURNED)))
                .from(CLIENT_ITEM_MONTH)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CLIENT_ITEM_MONTH.CLIENT_ID))
                .join(ITEM)
                .on(ITEM.ID.eq(CLIENT_ITEM_MONTH.ITEM_ID))
                .where(CLIENT.ID.eq(client.value()))
                .and(Clients.seenBy(scope))
                .and(ITEM.KIND.eq("GOODS"))
                .and(CLIENT_ITEM_MONTH.MONTH.ge(first(scope).atDay(1)))
                .fetchSingle(row -> new Rate(row.value1(), row.value2()));
    }

    private static Field<BigDecimal> zero(Field<BigDecimal> sum) {
        return DSL.coalesce(sum, BigDecimal.ZERO);
    }

    /** The goods of a client that come back most, by value. */
    @Transactional(readOnly = true)
    public List<ItemRate> byItem(AccessScope scope, ClientId client, int most) {
        return ofClients(scope, CLIENT.ID.eq(client.value()), most);
    }

    /** The same over all clients the person sees. */
    @Transactional(readOnly = true)
    public List<ItemRate> byItem(AccessScope scope, int most) {
        return scope.may(Right.ALL_CLIENTS)
                ? rates(
                        sql.select(
                                        ITEM.ID,
                                        ITEM.CODE,
                                        ITEM.NAME,
                                        sum(ITEM_MONTH.REVENUE.plus(ITEM_MONTH.RETURNED))
                                                .as("sold"),
                                        sum(ITEM_MONTH.RETURNED).as("returned"))
                                .from(ITEM_MONTH)
                                .join(ITEM)
                                .on(ITEM.ID.eq(ITEM_MONTH.ITEM_ID)),
                        ITEM_MONTH.MONTH.ge(first(scope).atDay(1)),
                        sum(ITEM_MONTH.RETURNED),
                        most)
                : ofClients(scope, DSL.noCondition(), most);
    }

    private List<ItemRate> ofClients(AccessScope scope, Condition which, int most) {
        return rates(
                sql.select(
                                ITEM.ID,
                                ITEM.CODE,
                                ITEM.NAME,
                                sum(CLIENT_ITEM_MONTH.REVENUE.plus(CLIENT_ITEM_MONTH.RETURNED))
                                        .as("sold"),
                                sum(CLIENT_ITEM_MONTH.RETURNED).as("returned"))
                        .from(CLIENT_ITEM_MONTH)
                        .join(CLIENT)
                        .on(CLIENT.ID.eq(CLIENT_ITEM_MONTH.CLIENT_ID))
                        .join(ITEM)
                        .on(ITEM.ID.eq(CLIENT_ITEM_MONTH.ITEM_ID)),
                which.and(Clients.seenBy(scope))
                        .and(CLIENT_ITEM_MONTH.MONTH.ge(first(scope).atDay(1))),
                sum(CLIENT_ITEM_MONTH.RETURNED),
                most);
    }

    private static List<ItemRate> rates(
            SelectJoinStep<? extends Record> from, Condition which, Field<BigDecimal> returned, int most) {
        return from.where(which.and(ITEM.KIND.eq("GOODS")))
                .groupBy(ITEM.ID, ITEM.CODE, ITEM.NAME)
                .having(returned.gt(BigDecimal.ZERO))
                .orderBy(returned.desc(), ITEM.ID)
                .limit(most)
                .fetch(row -> new ItemRate(
                        row.get(ITEM.ID),
                        row.get(ITEM.CODE),
                        row.get(ITEM.NAME),
                        new Rate(row.get("sold", BigDecimal.class), row.get("returned", BigDecimal.class))));
    }

    /** The latest returns of a client, each with its sale. */
    @Transactional(readOnly = true)
    public List<Line> latest(AccessScope scope, ClientId client, int most) {
        var sale = SALES_LINE.as("sale");
        return sql.select(
                        SALES_LINE.SOLD_ON,
                        SALES_LINE.DOCUMENT_NO,
                        ITEM.ID,
                        ITEM.CODE,
                        ITEM.NAME,
                        SALES_LINE.QUANTITY,
                        SALES_LINE.NET_AMOUNT,
                        sale.DOCUMENT_NO,
                        sale.SOLD_ON)
                .from(SALES_LINE)
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_LINE.CLIENT_ID))
                .join(ITEM)
                .on(ITEM.ID.eq(SALES_LINE.ITEM_ID))
                .leftJoin(sale)
                .on(sale.ID.eq(SALES_LINE.RETURNS_ID))
                .where(CLIENT.ID.eq(client.value()))
                .and(Clients.seenBy(scope))
                .and(SALES_LINE.KIND.eq("RETURN"))
                .orderBy(SALES_LINE.SOLD_ON.desc(), SALES_LINE.ID.desc())
                .limit(most)
                .fetch(row -> new Line(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9()));
    }
}
