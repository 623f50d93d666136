package caposaldo.sales;

import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.sales.Tables.CLIENT_ITEM;
import static caposaldo.db.sales.Tables.CLIENT_ITEM_MONTH;
import static caposaldo.db.sales.Tables.FIGURES_DAY;
import static caposaldo.db.sales.Tables.ITEM_FIGURE;
import static caposaldo.db.sales.Tables.PORTFOLIO_ITEM;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * What was sold of each product, as a table to read from: 12 calendar months that end with the month of the figures' day,
 * and {@code before} the revenue of the 12 before them. One row a product, read from sums that are kept.
 */
class SoldItems {

    private static final String NAME = "sold";

    static final Field<Long> ITEM_ID = field("key", Long.class);
    static final Field<BigDecimal> REVENUE = field("revenue", BigDecimal.class);
    static final Field<BigDecimal> RETURNED = field("returned", BigDecimal.class);

    private SoldItems() {}

    /** Without services such as freight: the few that are none are left out, so that no product is looked up. */
    static Condition goods() {
        return ITEM_ID.notIn(select(ITEM.ID).from(ITEM).where(ITEM.KIND.ne("GOODS")));
    }

    private static <T> Field<T> field(String column, Class<T> type) {
        return DSL.field(DSL.name(NAME, column), type);
    }

    /** Of all clients the person sees: of the whole company from the products' own figures, of portfolios from theirs. */
    static Table<Record> seenBy(AccessScope scope) {
        return scope.may(Right.ALL_CLIENTS)
                ? DSL.select(List.of(
                                ITEM_FIGURE.ITEM_ID.as("key"),
                                ITEM_FIGURE.QUANTITY,
                                ITEM_FIGURE.REVENUE,
                                ITEM_FIGURE.REVENUE_BEFORE.as("before"),
                                ITEM_FIGURE.MARGIN,
                                ITEM_FIGURE.RETURNED,
                                ITEM_FIGURE.LAST_MONTH.as("last")))
                        .from(ITEM_FIGURE)
                        .asTable(NAME)
                : in(scope);
    }

    /** The month of the last sale is looked up only where a page shows it. */
    private static Table<Record> in(AccessScope scope) {
        var in = PORTFOLIO_ITEM;
        var last = DSL.field(select(max(CLIENT_ITEM_MONTH.MONTH))
                .from(CLIENT_ITEM_MONTH)
                .where(CLIENT_ITEM_MONTH.ITEM_ID.eq(in.ITEM_ID))
                .and(CLIENT_ITEM_MONTH.MONTH.le(select(FIGURES_DAY.AS_OF).from(FIGURES_DAY)))
                .and(Clients.seenBy(scope, CLIENT_ITEM_MONTH.CLIENT_ID)));
        var rows = in.CLIENTS.gt(0).and(scope.clientsIn(in.PORTFOLIO_ID));
        if (scope.portfolios().size() == 1) {
            return DSL.select(List.of(
                            in.ITEM_ID.as("key"),
                            in.QUANTITY,
                            in.REVENUE,
                            in.REVENUE_BEFORE.as("before"),
                            in.MARGIN,
                            in.RETURNED,
                            last.as("last")))
                    .from(in)
                    .where(rows)
                    .asTable(NAME);
        }
        return DSL.select(List.of(
                        in.ITEM_ID.as("key"),
                        sum(in.QUANTITY).as("quantity"),
                        sum(in.REVENUE).as("revenue"),
                        sum(in.REVENUE_BEFORE).as("before"),
                        sum(in.MARGIN).as("margin"),
                        sum(in.RETURNED).as("returned"),
                        last.as("last")))
                .from(in)
                .where(rows)
                .groupBy(in.ITEM_ID)
                .asTable(NAME);
    }

    /** Of one client; none when the person does not see it. */
    static Table<Record> of(AccessScope scope, Field<Long> client) {
        return DSL.select(List.of(
                        CLIENT_ITEM.ITEM_ID.as("key"),
                        CLIENT_ITEM.QUANTITY,
                        CLIENT_ITEM.REVENUE,
                        CLIENT_ITEM.REVENUE_BEFORE.as("before"),
                        CLIENT_ITEM.MARGIN,
                        CLIENT_ITEM.RETURNED,
                        CLIENT_ITEM.LAST_MONTH.as("last")))
                .from(CLIENT_ITEM)
                .where(CLIENT_ITEM.CLIENT_ID.eq(client))
                .and(Clients.seenBy(scope, CLIENT_ITEM.CLIENT_ID))
                .asTable(NAME);
    }
}
