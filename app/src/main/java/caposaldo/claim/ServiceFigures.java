package caposaldo.claim;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.claim.Tables.SERVICE_LINE;
import static caposaldo.db.claim.Tables.SERVICE_MONTH;
import static org.jooq.impl.DSL.noCondition;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.analytics.service.ServiceDefinition;
import caposaldo.analytics.service.ServiceLevel;
import caposaldo.claim.ServiceFigure.Group;
import caposaldo.claim.ServiceFigure.Groups;
import caposaldo.claim.ServiceFigure.Named;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.11: on time and in full, by the definition of each client's contract. What an act found missing afterwards was
 * not delivered, whoever had signed for it. A line counts in the month of the day that was promised, from the day on which
 * nothing that still comes can make it better; how it turned out is kept by the database with each change of what it
 * comes from.
 */
@Component
public class ServiceFigures {

    /** Whose promises are told together. */
    public enum By {
        CLIENT,
        PRODUCT,
        KAM
    }

    /** {0} the first month, {1} the last, {2} today, {3} whose. */
    private static final String MONTHS = """
            select month, sum(lines)::integer as lines, sum(counted) as counted, sum(fulfilled) as fulfilled,
                sum(complete_lines)::integer as complete_lines, sum(units) as units, sum(first_units) as first_units,
                sum(misses) as misses, sum(misses - explained) as open
            from claim.service_month
            where month between {0} and {1} and counts_from <= {2} and {3}
            group by month
            having sum(lines) > 0
            """;

    /** {0} what they are told by, {1} its name, {2} rows with sums, {3} which of them. */
    private static final String GROUPS = """
            select coalesce(g.id, 0) as id, coalesce({1}, '') as name, g.*
            from (
                select {0} as id, sum(lines)::integer as lines, sum(counted) as counted, sum(fulfilled) as fulfilled,
                    sum(complete_lines)::integer as complete_lines, sum(units) as units, sum(first_units) as first_units,
                    sum(misses) as misses, sum(misses - explained) as open, (count(*) over ())::integer as groups
                from {2}
                where {3}
                group by 1
                having sum(lines) > 0
                order by coalesce(sum(fulfilled) / nullif(sum(counted), 0), 1), sum(misses) desc, 1
                limit 200
            ) g
            order by coalesce(g.fulfilled / nullif(g.counted, 0), 1), g.misses desc, g.id
            """;

    /** Of an order that is counted as a whole those of its lines that are of one product. {0} month, {1} today, {2} whose. */
    private static final String PRODUCTS = """
            (
                select item_id, count(*) as lines,
                    coalesce(sum(case level when 'LINE' then 1 when 'CASE' then quantity end), 0)
                        + bool_or(level = 'ORDER')::integer as counted,
                    coalesce(sum(case level when 'LINE' then (outcome = 'FULFILLED')::integer when 'CASE' then timely end), 0)
                        + coalesce(bool_and(outcome = 'FULFILLED') filter (where level = 'ORDER'), false)::integer as fulfilled,
                    count(*) filter (where complete) as complete_lines, sum(quantity) as units, sum(first_time) as first_units,
                    count(*) filter (where outcome <> 'FULFILLED') as misses,
                    count(*) filter (where outcome <> 'FULFILLED' and explained) as explained
                from claim.service_line
                where month = {0} and counts_from <= {1} and {2}
                group by item_id, order_id
            ) p
            """;

    private final DSLContext sql;
    private final ServiceDefinitions definitions;

    ServiceFigures(DSLContext sql, ServiceDefinitions definitions) {
        this.sql = sql;
        this.definitions = definitions;
    }

    /** What holds for clients without a definition of their own. */
    @Transactional(readOnly = true)
    public ServiceDefinition usual(AccessScope scope, YearMonth month) {
        scope.require(Right.CLAIM_READ);
        return ServiceDefinitions.ofAll(definitions.all(), month.atDay(1));
    }

    /**
     * Every promise of these months that is over; a month without any is left out. An order that was promised for days of
     * two months is counted in each.
     *
     * @param client null for all
     */
    @Transactional(readOnly = true)
    public Map<YearMonth, ServiceFigure> months(
            AccessScope scope, YearMonth first, YearMonth last, @Nullable ClientId client) {
        scope.require(Right.CLAIM_READ);
        return sql.resultQuery(
                        MONTHS,
                        day(first),
                        day(last),
                        DSL.val(scope.date()),
                        Clients.seenBy(scope, SERVICE_MONTH.CLIENT_ID)
                                .and(client == null ? noCondition() : SERVICE_MONTH.CLIENT_ID.eq(client.value())))
                .fetchMap(row -> YearMonth.from(row.get("month", LocalDate.class)), ServiceFigures::figure);
    }

    /** The worst first. */
    @Transactional(readOnly = true)
    public Groups groups(AccessScope scope, YearMonth month, By by) {
        scope.require(Right.CLAIM_READ);
        var rows = sql.resultQuery(GROUPS, parts(scope, month, by)).fetch();
        return new Groups(
                rows.map(row -> new Group(
                        new Named(row.get("id", Long.class), Objects.requireNonNull(row.get("name", String.class))),
                        figure(row))),
                rows.isEmpty() ? 0 : rows.getFirst().get("groups", Integer.class));
    }

    private static QueryPart[] parts(AccessScope scope, YearMonth month, By by) {
        var today = DSL.val(scope.date());
        var kept = SERVICE_MONTH
                .MONTH
                .eq(day(month))
                .and(SERVICE_MONTH.COUNTS_FROM.le(today))
                .and(Clients.seenBy(scope, SERVICE_MONTH.CLIENT_ID));
        return switch (by) {
            case CLIENT ->
                parts(
                        SERVICE_MONTH.CLIENT_ID,
                        "(select name from account.client where id = g.id)",
                        SERVICE_MONTH,
                        kept);
            case KAM ->
                parts(
                        CLIENT.PORTFOLIO_ID,
                        "(select name from security.portfolio where id = g.id)",
                        SERVICE_MONTH.join(CLIENT).on(CLIENT.ID.eq(SERVICE_MONTH.CLIENT_ID)),
                        kept);
            case PRODUCT ->
                parts(
                        DSL.field("p.item_id", Long.class),
                        "(select name from catalog.item where id = g.id)",
                        DSL.table(PRODUCTS, day(month), today, Clients.seenBy(scope, SERVICE_LINE.CLIENT_ID)),
                        noCondition());
        };
    }

    private static QueryPart[] parts(Field<Long> key, String name, QueryPart rows, Condition which) {
        return new QueryPart[] {key, DSL.field(name), rows, which};
    }

    private static Field<LocalDate> day(YearMonth month) {
        return DSL.val(month.atDay(1));
    }

    private static ServiceFigure figure(Record row) {
        return new ServiceFigure(
                new ServiceLevel(
                        row.get("lines", Integer.class),
                        sum(row, "counted"),
                        sum(row, "fulfilled"),
                        row.get("complete_lines", Integer.class),
                        sum(row, "units"),
                        sum(row, "first_units")),
                row.get("misses", Long.class),
                row.get("open", Long.class));
    }

    private static BigDecimal sum(Record row, String column) {
        return row.get(column, BigDecimal.class).stripTrailingZeros();
    }
}
