package caposaldo.sales;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.sales.Tables.SALES_LINE;
import static org.jooq.impl.DSL.sum;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
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

    Returns(DSLContext sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Rate of(AccessScope scope, ClientId client) {
        return sql.select(zero(sum(SoldItems.REVENUE.plus(SoldItems.RETURNED))), zero(sum(SoldItems.RETURNED)))
                .from(SoldItems.of(scope, DSL.val(client.value())))
                .where(SoldItems.goods())
                .fetchSingle(row -> new Rate(row.value1(), row.value2()));
    }

    private static Field<BigDecimal> zero(Field<BigDecimal> sum) {
        return DSL.coalesce(sum, BigDecimal.ZERO);
    }

    /** The goods of a client that come back most, by value. */
    @Transactional(readOnly = true)
    public List<ItemRate> byItem(AccessScope scope, ClientId client, int most) {
        return rates(SoldItems.of(scope, DSL.val(client.value())), most);
    }

    /** The same over all clients the person sees. */
    @Transactional(readOnly = true)
    public List<ItemRate> byItem(AccessScope scope, int most) {
        return rates(SoldItems.seenBy(scope), most);
    }

    private List<ItemRate> rates(Table<?> sold, int most) {
        var first = DSL.select(SoldItems.ITEM_ID, SoldItems.REVENUE, SoldItems.RETURNED)
                .from(sold)
                .where(SoldItems.RETURNED.gt(BigDecimal.ZERO))
                .and(SoldItems.goods())
                .orderBy(SoldItems.RETURNED.desc(), SoldItems.ITEM_ID)
                .limit(most)
                .asTable(sold.getName());
        return sql.select(ITEM.ID, ITEM.CODE, ITEM.NAME, SoldItems.REVENUE, SoldItems.RETURNED)
                .from(first)
                .join(ITEM)
                .on(ITEM.ID.eq(SoldItems.ITEM_ID))
                .orderBy(SoldItems.RETURNED.desc(), ITEM.ID)
                .fetch(row -> new ItemRate(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        new Rate(row.value4().add(row.value5()), row.value5())));
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
