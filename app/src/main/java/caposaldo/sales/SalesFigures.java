package caposaldo.sales;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.sales.Tables.CLIENT_FIGURE;
import static caposaldo.db.sales.Tables.CLIENT_MONTH;
import static caposaldo.db.sales.Tables.ITEM_MONTH;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

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
import org.jooq.impl.DSL;
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

    /** Below this many order days a client has no rhythm to be measured by. */
    public static final int RHYTHM_DAYS = 4;

    /** Silent longer than this a client is lost, and no longer quiet. */
    private static final int LOST_AFTER_DAYS = 400;

    /**
     * @param medianGap days between order days, the middle one; null without a rhythm
     * @param asOf the day the 12 months end with
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
            BigDecimal marginBefore) {

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

        /** Silent longer than {@link #QUIET_GAPS} of its own order gaps, and not yet lost. */
        public boolean isQuiet() {
            return orderDays >= RHYTHM_DAYS
                    && medianGap != null
                    && silentDays()
                            .filter(days -> days < LOST_AFTER_DAYS)
                            .filter(days -> BigDecimal.valueOf(days).compareTo(medianGap.multiply(QUIET_GAPS)) > 0)
                            .isPresent();
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

    private static final Condition IS_QUIET = CLIENT_FIGURE
            .ORDER_DAYS
            .ge(RHYTHM_DAYS)
            .and(DSL.condition(
                    "{0} - {1} > {2} * {3}",
                    CLIENT_FIGURE.AS_OF, CLIENT_FIGURE.LAST_ON, CLIENT_FIGURE.MEDIAN_GAP, val(QUIET_GAPS)))
            .and(DSL.condition(
                    "{0} - {1} < {2}", CLIENT_FIGURE.AS_OF, CLIENT_FIGURE.LAST_ON, DSL.inline(LOST_AFTER_DAYS)));

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
        return figures(scope, IS_QUIET.and(CLIENT.ANONYMOUS.isFalse()), CLIENT_FIGURE.REVENUE_12.desc(), limit);
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
                amount(row, CLIENT_FIGURE.MARGIN_BEFORE));
    }

    private static BigDecimal amount(Record row, Field<BigDecimal> field) {
        return Objects.requireNonNull(row.get(field));
    }

    /** The running month of all clients the person sees. */
    @Transactional(readOnly = true)
    public MonthSoFar monthSoFar(AccessScope scope) {
        var asOf = day.of(scope);
        var quiet = count().filterWhere(IS_QUIET);
        var active = count().filterWhere(CLIENT_FIGURE.REVENUE_12.gt(BigDecimal.ZERO));
        var revenue = coalesce(sum(CLIENT_FIGURE.REVENUE_MONTH), BigDecimal.ZERO);
        var before = coalesce(sum(CLIENT_FIGURE.REVENUE_MONTH_BEFORE), BigDecimal.ZERO);
        return sql.select(revenue, before, active, quiet)
                .from(CLIENT_FIGURE)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CLIENT_FIGURE.CLIENT_ID))
                .where(Clients.seenBy(scope))
                .fetchSingle(row -> new MonthSoFar(
                        asOf, SalesDay.isPast(scope, asOf), row.value1(), row.value2(), row.value3(), row.value4()));
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
