package caposaldo.sales;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.sales.Tables.CLIENT_DAY;
import static caposaldo.db.sales.Tables.CLIENT_FIGURE;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
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
     * One row a client with all its days in 21 bytes each, put into months here: for a hundred thousand clients arrays
     * take longer to be read than to be ranked. Both tables are read in the order of their keys.
     */
    private static final String SERIES = """
            select client.id as client_id, client.segment, string_agg(client_day.packed, '') as days
            from account.client
            join sales.client_day on client_day.client_id = client.id
            where client_day.sold_on >= {0} and client_day.sold_on < {1} and {2}
                and client.merged_into_id is null and not client.anonymous
            group by client.id
            """;

    private static final int BYTES_OF_A_DAY = 21;

    /** So many clients are held as they come from the database, the others only as their months. */
    private static final int ROWS_AT_ONCE = 2_000;

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
                .mapToLong(i -> end.minusMonths(months - i).toEpochDay())
                .toArray();
        return sql.resultQuery(SERIES, DSL.val(end.minusMonths(months)), DSL.val(end), which)
                .fetchSize(ROWS_AT_ONCE)
                .fetch(row -> seriesOf(row, bounds));
    }

    /** @param bounds the first days of the months, and the day after the last */
    private static Series seriesOf(Record row, long[] bounds) {
        var days = ByteBuffer.wrap(row.get("days", byte[].class));
        var revenue = new double[bounds.length - 1];
        var margin = new double[bounds.length - 1];
        var bought = LongStream.builder();
        while (days.remaining() >= BYTES_OF_A_DAY) {
            var day = days.getInt();
            if (days.get() != 0) {
                bought.add(day);
            }
            var found = Arrays.binarySearch(bounds, day);
            var month = found >= 0 ? found : -found - 2;
            revenue[month] += days.getDouble();
            margin[month] += days.getDouble();
        }
        return new Series(
                row.get("client_id", Long.class),
                Optional.ofNullable(row.get("segment", String.class)),
                revenue,
                margin,
                bought.build().sorted().toArray());
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
}
