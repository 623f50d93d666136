package caposaldo.sales;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.sales.Tables.CLIENT_FIGURE;
import static caposaldo.db.sales.Tables.CLIENT_MONTH;
import static caposaldo.db.sales.Tables.ITEM_MONTH;
import static caposaldo.db.sales.Tables.PORTFOLIO_FIGURE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.sum;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was sold, read from the rollups and never from the lines. Amounts are net of VAT, returns deducted, in the
 * company's currency; "12 months" ends with the day of the figures.
 */
@Component
public class SalesFigures {

    /** How many of its own order gaps a client may be silent before it counts as quiet. */
    public static final BigDecimal QUIET_GAPS = new BigDecimal("1.5");

    /**
     * @param medianGap days between order days, the middle one; null without a rhythm
     * @param asOf the day the 12 months end with
     * @param isQuiet silent longer than {@link #QUIET_GAPS} of its own order gaps, and for less than 400 days: who is
     *     silent longer is lost
     */
    public record Figure(
            ClientId client,
            String name,
            LocalDate asOf,
            @Nullable LocalDate lastOn,
            int orderDays,
            @Nullable BigDecimal medianGap,
            BigDecimal revenue,
            BigDecimal revenueBefore,
            BigDecimal margin,
            BigDecimal marginBefore,
            boolean isQuiet) {

        /** Days from the last order day to the day of the figures; empty for who never bought. */
        public Optional<Integer> silentDays() {
            return Optional.ofNullable(lastOn).map(last -> (int) ChronoUnit.DAYS.between(last, asOf));
        }

        /** The day by which the next order is due in the client's own rhythm. */
        public Optional<LocalDate> dueOn() {
            return lastOn == null || medianGap == null
                    ? Optional.empty()
                    : Optional.of(lastOn.plusDays(Math.round(medianGap.doubleValue())));
        }

        public BigDecimal growth() {
            return revenue.subtract(revenueBefore);
        }
    }

    /**
     * The month of the day the figures are told as of.
     *
     * @param past whether the data end before today
     * @param before the same days of the year before
     */
    public record MonthSoFar(
            LocalDate asOf, boolean past, BigDecimal revenue, BigDecimal before, int clients, int quiet) {}

    public record Month(YearMonth month, BigDecimal revenue, BigDecimal returned, BigDecimal margin) {}

    private final DSLContext sql;
    private final SalesDay day;

    SalesFigures(DSLContext sql, SalesDay day) {
        this.sql = sql;
        this.day = day;
    }

    /** The first day of sales, when it lies within the 24 months looked at: the year before is not whole then. */
    public Optional<LocalDate> beginsLate(AccessScope scope) {
        return day.first()
                .filter(first -> first.isAfter(day.of(scope).minusYears(2).plusDays(SalesDay.CURRENT_DAYS)));
    }

    /** The day every figure here is told as of. */
    public LocalDate asOf(AccessScope scope) {
        return day.of(scope);
    }

    @Transactional(readOnly = true)
    public Figure of(AccessScope scope, ClientId client) {
        return figures(scope, CLIENT.ID.eq(client.value()), CLIENT.ID, 1).getFirst();
    }

    /** Silent longer than {@link #QUIET_GAPS} of their own order gaps; what is at stake counts first. */
    @Transactional(readOnly = true)
    public List<Figure> quiet(AccessScope scope, int limit) {
        return figures(
                scope,
                condition(CLIENT_FIGURE.QUIET).and(CLIENT.ANONYMOUS.isFalse()),
                CLIENT_FIGURE.REVENUE_12.desc(),
                limit);
    }

    /** Those that added most against the 12 months before. */
    @Transactional(readOnly = true)
    public List<Figure> grown(AccessScope scope, int limit) {
        var growth = CLIENT_FIGURE.REVENUE_12.minus(CLIENT_FIGURE.REVENUE_BEFORE);
        return figures(
                scope,
                growth.gt(BigDecimal.ZERO)
                        .and(CLIENT_FIGURE.REVENUE_BEFORE.gt(BigDecimal.ZERO))
                        .and(CLIENT.ANONYMOUS.isFalse()),
                growth.desc(),
                limit);
    }

    private List<Figure> figures(AccessScope scope, Condition which, org.jooq.OrderField<?> order, int limit) {
        return sql.select(CLIENT.NAME, CLIENT_FIGURE.asterisk())
                .from(CLIENT_FIGURE)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CLIENT_FIGURE.CLIENT_ID))
                .where(Clients.seenBy(scope))
                .and(which)
                .orderBy(order, CLIENT.ID)
                .limit(limit)
                .fetch(SalesFigures::figure);
    }

    private static Figure figure(Record row) {
        return new Figure(
                new ClientId(row.get(CLIENT_FIGURE.CLIENT_ID)),
                Objects.requireNonNull(row.get(CLIENT.NAME)),
                Objects.requireNonNull(row.get(CLIENT_FIGURE.AS_OF)),
                row.get(CLIENT_FIGURE.LAST_ON),
                row.get(CLIENT_FIGURE.ORDER_DAYS),
                row.get(CLIENT_FIGURE.MEDIAN_GAP),
                amount(row, CLIENT_FIGURE.REVENUE_12),
                amount(row, CLIENT_FIGURE.REVENUE_BEFORE),
                amount(row, CLIENT_FIGURE.MARGIN_12),
                amount(row, CLIENT_FIGURE.MARGIN_BEFORE),
                row.get(CLIENT_FIGURE.QUIET));
    }

    private static BigDecimal amount(Record row, Field<BigDecimal> field) {
        return Objects.requireNonNull(row.get(field));
    }

    /** The running month of all clients the person sees, from the sums kept by portfolio. */
    @Transactional(readOnly = true)
    public MonthSoFar monthSoFar(AccessScope scope) {
        var asOf = day.of(scope);
        return sql.select(
                        total(PORTFOLIO_FIGURE.REVENUE_MONTH),
                        total(PORTFOLIO_FIGURE.REVENUE_MONTH_BEFORE),
                        total(PORTFOLIO_FIGURE.ACTIVE),
                        total(PORTFOLIO_FIGURE.QUIET))
                .from(PORTFOLIO_FIGURE)
                .where(scope.clientsIn(PORTFOLIO_FIGURE.PORTFOLIO_ID))
                .fetchSingle(row -> new MonthSoFar(
                        asOf,
                        SalesDay.isPast(scope, asOf),
                        row.value1(),
                        row.value2(),
                        row.value3().intValueExact(),
                        row.value4().intValueExact()));
    }

    private static Field<BigDecimal> total(Field<? extends Number> kept) {
        return coalesce(sum(kept), BigDecimal.ZERO);
    }

    /** Every month with sales from {@code from} on, oldest first. */
    @Transactional(readOnly = true)
    public List<Month> months(AccessScope scope, ClientId client, YearMonth from) {
        return sql.select(CLIENT_MONTH.MONTH, CLIENT_MONTH.REVENUE, CLIENT_MONTH.RETURNED, CLIENT_MONTH.MARGIN)
                .from(CLIENT_MONTH)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CLIENT_MONTH.CLIENT_ID))
                .where(CLIENT.ID.eq(client.value()))
                .and(Clients.seenBy(scope))
                .and(CLIENT_MONTH.MONTH.ge(from.atDay(1)))
                .orderBy(CLIENT_MONTH.MONTH)
                .fetch(row -> new Month(YearMonth.from(row.value1()), row.value2(), row.value3(), row.value4()));
    }

    /** Every month of all clients the person sees, oldest first; of the whole company from the products' rollup. */
    @Transactional(readOnly = true)
    public List<Month> months(AccessScope scope, YearMonth from) {
        if (scope.may(Right.ALL_CLIENTS)) {
            return sql.select(
                            ITEM_MONTH.MONTH, sum(ITEM_MONTH.REVENUE), sum(ITEM_MONTH.RETURNED), sum(ITEM_MONTH.MARGIN))
                    .from(ITEM_MONTH)
                    .where(ITEM_MONTH.MONTH.ge(from.atDay(1)))
                    .groupBy(ITEM_MONTH.MONTH)
                    .orderBy(ITEM_MONTH.MONTH)
                    .fetch(row -> new Month(YearMonth.from(row.value1()), row.value2(), row.value3(), row.value4()));
        }
        return sql.select(
                        CLIENT_MONTH.MONTH,
                        sum(CLIENT_MONTH.REVENUE),
                        sum(CLIENT_MONTH.RETURNED),
                        sum(CLIENT_MONTH.MARGIN))
                .from(CLIENT_MONTH)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CLIENT_MONTH.CLIENT_ID))
                .where(Clients.seenBy(scope))
                .and(CLIENT_MONTH.MONTH.ge(from.atDay(1)))
                .groupBy(CLIENT_MONTH.MONTH)
                .orderBy(CLIENT_MONTH.MONTH)
                .fetch(row -> new Month(YearMonth.from(row.value1()), row.value2(), row.value3(), row.value4()));
    }
}
