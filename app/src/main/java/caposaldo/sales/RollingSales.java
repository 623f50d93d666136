package caposaldo.sales;

import static caposaldo.db.sales.Tables.CLIENT_FIGURE;

import caposaldo.db.AccessScope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
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
     * @param months oldest first; the last ends with the day asked for
     * @param boughtOn epoch days of the order days, oldest first
     */
    public record Series(long client, Optional<String> segment, double[] months, long[] boughtOn) {}

    /** One pass over the days: sums by client and rolling month, then one row a client. */
    private static final String SERIES = """
            with days as materialized (
                select client_id, width_bucket(sold_on, {0}::date[]) - 1 as period, sold_on, bought,
                    case when {1} then margin else revenue end as value
                from sales.client_day
                where sold_on >= ({0}::date[])[1] and sold_on < ({0}::date[])[array_upper({0}::date[], 1)]
            ), months as (
                select client_id, array_agg(period) as periods, array_agg(value) as values
                from (select client_id, period, sum(value)::float8 as value from days group by client_id, period) m
                group by client_id
            ), rhythm as (
                select client_id, array_agg((sold_on - date '1970-01-01')::bigint order by sold_on) as bought_on
                from days where bought group by client_id
            )
            select m.client_id, c.segment, m.periods, m.values, coalesce(r.bought_on, array[]::bigint[]) as bought_on
            from months m
            join account.client c on c.id = m.client_id and c.merged_into_id is null and not c.anonymous
            left join rhythm r on r.client_id = m.client_id
            """;

    private final DSLContext sql;

    private final SalesDay day;

    RollingSales(DSLContext sql, SalesDay day) {
        this.sql = sql;
        this.day = day;
    }

    /** The day the figures of sales are told as of. */
    @Transactional(readOnly = true)
    public LocalDate asOf(AccessScope scope) {
        return day.of(scope);
    }

    /** Whether any cost is known, so that a ranking by margin says something. */
    @Transactional(readOnly = true)
    public boolean marginIsKnown() {
        return sql.fetchExists(CLIENT_FIGURE, CLIENT_FIGURE.MARGIN_12.ne(BigDecimal.ZERO));
    }

    /** @param months how many, at least 1 */
    @Transactional(readOnly = true)
    public List<Series> of(Metric metric, LocalDate asOf, int months) {
        var end = asOf.plusDays(1);
        var bounds = IntStream.rangeClosed(0, months)
                .mapToObj(i -> end.minusMonths(months - i))
                .toArray(LocalDate[]::new);
        return sql.resultQuery(SERIES, org.jooq.impl.DSL.val(bounds), org.jooq.impl.DSL.val(metric == Metric.MARGIN))
                .fetch(row -> new Series(
                        row.get("client_id", Long.class),
                        Optional.ofNullable(row.get("segment", String.class)),
                        spread(row.get("periods", Integer[].class), row.get("values", Double[].class), months),
                        toLongs(row.get("bought_on", Long[].class))));
    }

    private static double[] spread(Integer[] periods, Double[] values, int months) {
        var spread = new double[months];
        for (var i = 0; i < periods.length; i++) {
            spread[periods[i]] += values[i];
        }
        return spread;
    }

    private static long[] toLongs(Long[] boxed) {
        var plain = new long[boxed.length];
        for (var i = 0; i < boxed.length; i++) {
            plain[i] = boxed[i];
        }
        return plain;
    }
}
