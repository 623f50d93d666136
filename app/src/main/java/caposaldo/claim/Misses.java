package caposaldo.claim;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.claim.Tables.MISS_CAUSE;
import static caposaldo.db.claim.Tables.SERVICE_LINE;
import static caposaldo.db.ordering.Tables.ORDER_LINE;
import static caposaldo.db.ordering.Tables.SALES_ORDER;
import static org.jooq.impl.DSL.inline;

import caposaldo.account.Clients;
import caposaldo.analytics.service.PromisedLine.Outcome;
import caposaldo.claim.ServiceFigure.Named;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.SalesOrderId;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.11: which promises of a month were not kept. */
@Component
public class Misses {

    /** So many at once. */
    public static final int MOST = 200;

    private final DSLContext sql;

    Misses(DSLContext sql) {
        this.sql = sql;
    }

    /** Those nobody explained first. */
    @Transactional(readOnly = true)
    public List<Miss> unexplainedFirst(AccessScope scope, YearMonth month) {
        return some(scope, of(scope, month), SERVICE_LINE.EXPLAINED, SERVICE_LINE.ORDER_LINE_ID);
    }

    /** In the order of their lines, from the one after this; there may be more when there are {@link #MOST}. */
    @Transactional(readOnly = true)
    public List<Miss> after(AccessScope scope, YearMonth month, long line) {
        return some(scope, of(scope, month).and(SERVICE_LINE.ORDER_LINE_ID.gt(line)), SERVICE_LINE.ORDER_LINE_ID);
    }

    /** Whether that line is a miss of that month for this person. */
    boolean has(AccessScope scope, YearMonth month, long line) {
        return sql.fetchExists(
                SERVICE_LINE.join(CLIENT).on(CLIENT.ID.eq(SERVICE_LINE.CLIENT_ID)),
                of(scope, month).and(SERVICE_LINE.ORDER_LINE_ID.eq(line)).and(Clients.seenBy(scope)));
    }

    private static Condition of(AccessScope scope, YearMonth month) {
        return SERVICE_LINE
                .MONTH
                .eq(month.atDay(1))
                .and(SERVICE_LINE.OUTCOME.ne(inline(Outcome.FULFILLED.name())))
                .and(SERVICE_LINE.COUNTS_FROM.le(scope.date()));
    }

    private List<Miss> some(AccessScope scope, Condition which, OrderField<?>... order) {
        scope.require(Right.CLAIM_READ);
        return sql.select(SERVICE_LINE.ORDER_LINE_ID, SERVICE_LINE.ORDER_ID, SALES_ORDER.NUMBER, ORDER_LINE.LINE_NO)
                .select(CLIENT.ID, CLIENT.NAME, ITEM.ID, ITEM.NAME, SERVICE_LINE.REFERENCE_ON, SERVICE_LINE.OUTCOME)
                .select(MISS_CAUSE.CAUSE, MISS_CAUSE.NOTE)
                .from(SERVICE_LINE)
                .join(CLIENT)
                .on(CLIENT.ID.eq(SERVICE_LINE.CLIENT_ID))
                .join(SALES_ORDER)
                .on(SALES_ORDER.ID.eq(SERVICE_LINE.ORDER_ID))
                .join(ORDER_LINE)
                .on(ORDER_LINE.ID.eq(SERVICE_LINE.ORDER_LINE_ID))
                .join(ITEM)
                .on(ITEM.ID.eq(SERVICE_LINE.ITEM_ID))
                .leftJoin(MISS_CAUSE)
                .on(MISS_CAUSE.ORDER_LINE_ID.eq(SERVICE_LINE.ORDER_LINE_ID))
                .where(which)
                .and(Clients.seenBy(scope))
                .orderBy(order)
                .limit(inline(MOST))
                .fetch(Misses::miss);
    }

    private static Miss miss(Record row) {
        return new Miss(
                row.get(SERVICE_LINE.ORDER_LINE_ID),
                new SalesOrderId(row.get(SERVICE_LINE.ORDER_ID)),
                Objects.requireNonNull(row.get(SALES_ORDER.NUMBER)),
                row.get(ORDER_LINE.LINE_NO),
                new Named(row.get(CLIENT.ID), Objects.requireNonNull(row.get(CLIENT.NAME))),
                new Named(row.get(ITEM.ID), Objects.requireNonNull(row.get(ITEM.NAME))),
                Objects.requireNonNull(row.get(SERVICE_LINE.REFERENCE_ON)),
                Outcome.valueOf(row.get(SERVICE_LINE.OUTCOME)),
                row.get(MISS_CAUSE.CAUSE) == null ? null : MissCause.valueOf(row.get(MISS_CAUSE.CAUSE)),
                row.get(MISS_CAUSE.NOTE));
    }
}
