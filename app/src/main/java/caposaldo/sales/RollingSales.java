package caposaldo.sales;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.sales.Tables.CLIENT_DAY;
import static caposaldo.db.sales.Tables.CLIENT_FIGURE;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What every client of the company brought, in months that end with a chosen day instead of a calendar's: the base of
 * rankings, whose shares are of the whole company and therefore know no scope. Who may read a ranking's rows is decided
 * where they are read.
 */
@Component
public class RollingSales {

    public enum Metric {
        MARGIN,
        REVENUE
    }

    /**
     * @param revenue by month, oldest first; the last month ends with the day asked for
     * @param margin of the same months
     * @param boughtOn epoch days of the order days, oldest first
     */
    public record Series(long client, Optional<String> segment, double[] revenue, double[] margin, long[] boughtOn) {

        public double[] months(Metric metric) {
            return metric == Metric.MARGIN ? margin : revenue;
        }
    }

    /**
     * Every order day of a client up to a day, summed.
     *
     * @param days how many, at least 1
     * @param revenue what those days brought, returns of other days not deducted
     */
    public record Buying(
            long client, LocalDate first, LocalDate last, int days, BigDecimal revenue, BigDecimal margin) {

        public double perOrder(Metric metric) {
            return (metric == Metric.MARGIN ? margin : revenue).doubleValue() / days;
        }
    }

    /**
     * One pass over the days: sums by client and rolling month, then one row a client. Two groupings joined would be a
     * nested loop, as nobody knows beforehand how many groups there are.
     */
    private static final String SERIES = """
            select m.client_id, client.segment, m.periods, m.revenue, m.margin, m.bought_on
            from (
                select client_id, array_agg(period) as periods, array_agg(revenue) as revenue, array_agg(margin) as margin,
                    string_agg(bought_on, ' ') as bought_on
                from (
                    select client_id, width_bucket(sold_on, {0}::date[]) - 1 as period,
                        sum(revenue)::float8 as revenue, sum(margin)::float8 as margin,
                        string_agg((sold_on - date '1970-01-01')::text, ' ') filter (where bought) as bought_on
                    from sales.client_day
                    where sold_on >= ({0}::date[])[1] and sold_on < ({0}::date[])[array_upper({0}::date[], 1)] and {1}
                    group by 1, 2
                ) by_month
                group by client_id
            ) m
            join account.client on client.id = m.client_id and client.merged_into_id is null and not client.anonymous
            """;

    private static final String BUYING = """
            select d.client_id, min(d.sold_on), max(d.sold_on), count(*), sum(d.revenue), sum(d.margin)
            from sales.client_day d
            join account.client c on c.id = d.client_id and c.merged_into_id is null and not c.anonymous
            where d.bought and d.sold_on <= {0}
            group by d.client_id
            """;

    private static final String ANY = """
            select exists (
                select from sales.client_day d
                join account.client c on c.id = d.client_id and c.merged_into_id is null and not c.anonymous
                where d.sold_on <= {0} and d.sold_on > {1})
            """;

    private final DSLContext sql;
    private final SalesDay day;

    RollingSales(DSLContext sql, SalesDay day) {
        this.sql = sql;
        this.day = day;
    }

    /** The day the figures of sales are told as of. */
    @Transactional(readOnly = true)
    public LocalDate asOf(LocalDate today) {
        return day.of(today);
    }

    /** Whether any cost is known, so that a ranking by margin says something. */
    @Transactional(readOnly = true)
    public boolean marginIsKnown() {
        return sql.fetchExists(CLIENT_FIGURE, CLIENT_FIGURE.MARGIN_12.ne(BigDecimal.ZERO));
    }

    /** @param months how many, at least 1 */
    @Transactional(readOnly = true)
    public List<Series> of(LocalDate asOf, int months) {
        return series(asOf, months, DSL.noCondition());
    }

    /** The same of one client; empty when it brought nothing in these months, or the person does not see it. */
    @Transactional(readOnly = true)
    public Optional<Series> ofClient(AccessScope scope, LocalDate asOf, int months, ClientId client) {
        return sql.fetchExists(CLIENT, CLIENT.ID.eq(client.value()).and(Clients.seenBy(scope)))
                ? series(asOf, months, CLIENT_DAY.CLIENT_ID.eq(client.value())).stream()
                        .findFirst()
                : Optional.empty();
    }

    private List<Series> series(LocalDate asOf, int months, Condition which) {
        var end = asOf.plusDays(1);
        var bounds = IntStream.rangeClosed(0, months)
                .mapToObj(i -> end.minusMonths(months - i))
                .toArray(LocalDate[]::new);
        return sql.resultQuery(SERIES, DSL.val(bounds), which).fetch(row -> {
            var periods = row.get("periods", Integer[].class);
            return new Series(
                    row.get("client_id", Long.class),
                    Optional.ofNullable(row.get("segment", String.class)),
                    spread(periods, row.get("revenue", Double[].class), months),
                    spread(periods, row.get("margin", Double[].class), months),
                    days(row.get("bought_on", String.class)));
        });
    }

    /** Of every client that ever bought up to this day. */
    @Transactional(readOnly = true)
    public List<Buying> buying(LocalDate asOf) {
        return sql.resultQuery(BUYING, DSL.val(asOf)).fetch(RollingSales::buying);
    }

    private static Buying buying(Record row) {
        return new Buying(
                row.get(0, Long.class),
                row.get(1, LocalDate.class),
                row.get(2, LocalDate.class),
                row.get(3, Integer.class),
                row.get(4, BigDecimal.class),
                row.get(5, BigDecimal.class));
    }

    /** Whether anybody who is ranked brought anything in the months that end with this day. */
    @Transactional(readOnly = true)
    public boolean hasAny(LocalDate asOf, int months) {
        return Boolean.TRUE.equals(sql.fetchSingle(ANY, DSL.val(asOf), DSL.val(asOf.minusMonths(months)))
                .get(0, Boolean.class));
    }

    /** The months with sales, each with a mark that changes when anything dated in it or before it does. */
    @Transactional(readOnly = true)
    public NavigableMap<YearMonth, BigDecimal> marks() {
        var marks = new TreeMap<YearMonth, BigDecimal>();
        sql.fetch("""
                select month, sum(mark) over (order by month) as mark
                from (
                    select date_trunc('month', sold_on)::date as month, sum(hash_record_extended(d, 0)::numeric) as mark
                    from sales.client_day d group by 1
                ) m
                """)
                .forEach(row -> marks.put(
                        YearMonth.from(Objects.requireNonNull(row.get("month", LocalDate.class))),
                        Objects.requireNonNull(row.get("mark", BigDecimal.class))));
        return marks;
    }

    private static double[] spread(Integer[] periods, Double[] values, int months) {
        var spread = new double[months];
        for (var i = 0; i < periods.length; i++) {
            spread[periods[i]] += values[i];
        }
        return spread;
    }

    private static long[] days(@Nullable String text) {
        return text == null
                ? new long[0]
                : Arrays.stream(text.split(" "))
                        .mapToLong(Long::parseLong)
                        .sorted()
                        .toArray();
    }
}
