package caposaldo.strategy;

import static caposaldo.db.strategy.Tables.SNAPSHOT;
import static caposaldo.db.strategy.Tables.STANDING;

import caposaldo.analytics.segment.KeyReason;
import caposaldo.analytics.segment.Ranking;
import caposaldo.analytics.segment.Standing;
import caposaldo.sales.RollingSales.Metric;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes rankings as snapshots; whoever writes holds the {@link #lock}. */
@Component
class StandingStore {

    /** What a snapshot is kept under. */
    record Label(long rules, Metric metric, LocalDate asOf, Optional<BigDecimal> base) {}

    private static final String SET_VALUES = """
            update strategy.standing s
            set first_bought = v.first, last_bought = v.last, repeats = v.repeats, past_per_order = v.past, per_order = v.per_order,
                alive = v.alive, buys_half_year = v.buys, orders_half_year = v.half, orders_year = v.year,
                value_half_year = v.half * v.per_order, value_year = v.year * v.per_order, outlook_half_year = v.outlook
            from unnest({1}::bigint[], {2}::date[], {3}::date[], {4}::int[], {5}::float8[], {6}::float8[], {7}::float8[],
                {8}::float8[], {9}::float8[], {10}::float8[], {11}::float8[])
                as v (client, first, last, repeats, past, per_order, alive, buys, half, year, outlook)
            where s.snapshot_id = {0} and s.client_id = v.client
            """;

    private final DSLContext sql;
    private final JsonMapper json;

    StandingStore(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Until the transaction ends nobody else ranks, in whichever process. */
    void lock() {
        sql.fetch("select pg_advisory_xact_lock(hashtext('strategy.snapshot'))");
    }

    /** Snapshots of days that are not a month's end serve until the next; those of a metric that is not known serve nobody. */
    void forgetDaily(LocalDate today, List<Metric> known) {
        sql.deleteFrom(SNAPSHOT)
                .where(SNAPSHOT.METRIC.notIn(known.stream().map(Enum::name).toList()))
                .or(SNAPSHOT.AS_OF.ge(today))
                .or(SNAPSHOT.AS_OF.ne(endOfItsMonth()))
                .execute();
    }

    private static Field<LocalDate> endOfItsMonth() {
        return DSL.field(
                "(date_trunc('month', {0}) + interval '1 month - 1 day')::date", LocalDate.class, SNAPSHOT.AS_OF);
    }

    /** Sales changed: whether those of the kept month ends did is still to be seen. */
    void doubtMonthEnds(LocalDate today) {
        sql.update(SNAPSHOT)
                .set(SNAPSHOT.DUE, true)
                .where(SNAPSHOT.AS_OF.lt(today))
                .execute();
    }

    /** What a day's rankings were; those after it are told from the ones before it again. */
    void forget(LocalDate asOf) {
        sql.deleteFrom(SNAPSHOT).where(SNAPSHOT.AS_OF.eq(asOf)).execute();
        for (var metric : Metric.values()) {
            tellMoves(metric, asOf);
        }
    }

    /** Who moved to the ranking of a day from the one before it, and from it to the next one. */
    private void tellMoves(Metric metric, LocalDate asOf) {
        sql.execute("""
                select strategy.tell_moves(array(
                    select id from strategy.snapshot where metric = {0} and as_of >= {1} order by as_of limit 2))
                """, DSL.val(metric.name()), DSL.val(asOf));
    }

    /** The sales it was made from are still the same. */
    void confirm(LocalDate asOf) {
        sql.update(SNAPSHOT)
                .set(SNAPSHOT.DUE, false)
                .where(SNAPSHOT.AS_OF.eq(asOf))
                .execute();
    }

    void keep(Label label, Ranking ranking) {
        var rows = new StandingRows(ranking);
        long id = sql.insertInto(SNAPSHOT)
                .set(SNAPSHOT.AS_OF, label.asOf())
                .set(SNAPSHOT.METRIC, label.metric().name())
                .set(SNAPSHOT.RULE_SET_ID, label.rules())
                .set(SNAPSHOT.TOTAL, rows.total())
                .set(SNAPSHOT.NEGATIVE, rows.negative())
                .set(SNAPSHOT.CONCENTRATION, BigDecimal.valueOf(ranking.concentration()))
                .set(SNAPSHOT.CLIENTS, ranking.standings().size())
                .set(SNAPSHOT.KEY_ACCOUNTS, ranking.keyAccounts().size())
                .set(
                        SNAPSHOT.SET_SIZE,
                        set(ranking).map(KeyReason.Together::size).orElse(0))
                .set(
                        SNAPSHOT.SET_SHARE,
                        set(ranking).map(KeyReason.Together::setShare).orElse(0.0))
                .set(SNAPSHOT.QUINTILES, JSONB.valueOf(json.writeValueAsString(ranking.borders())))
                .set(SNAPSHOT.BASE, label.base().orElse(null))
                .returningResult(SNAPSHOT.ID)
                .fetchSingle()
                .value1();
        sql.connection(connection -> connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(StandingRows.COPY, new StringReader(rows.text(id))));
        sql.execute("select strategy.sum_up({0})", DSL.val(id));
        tellMoves(label.metric(), label.asOf());
    }

    private static Optional<KeyReason.Together> set(Ranking ranking) {
        return ranking.standings().stream()
                .map(Standing::reasons)
                .flatMap(List::stream)
                .filter(KeyReason.Together.class::isInstance)
                .map(KeyReason.Together.class::cast)
                .findFirst();
    }

    /** What is expected of one client, as it is written down. */
    record Valued(
            long client,
            LocalDate first,
            LocalDate last,
            int repeats,
            double past,
            @Nullable Double perOrder,
            double alive,
            double buys,
            double half,
            double year,
            @Nullable Double outlook) {}

    void value(long snapshot, ValueModel model, List<Valued> values) {
        sql.update(SNAPSHOT)
                .set(SNAPSHOT.VALUE_MODEL, JSONB.valueOf(json.writeValueAsString(model)))
                .where(SNAPSHOT.ID.eq(snapshot))
                .execute();
        sql.execute(
                SET_VALUES,
                DSL.val(snapshot),
                column(values, Valued::client, Long[]::new),
                column(values, Valued::first, LocalDate[]::new),
                column(values, Valued::last, LocalDate[]::new),
                column(values, Valued::repeats, Integer[]::new),
                column(values, Valued::past, Double[]::new),
                column(values, Valued::perOrder, Double[]::new),
                column(values, Valued::alive, Double[]::new),
                column(values, Valued::buys, Double[]::new),
                column(values, Valued::half, Double[]::new),
                column(values, Valued::year, Double[]::new),
                column(values, Valued::outlook, Double[]::new));
    }

    private static <T extends @Nullable Object> Field<T[]> column(
            List<Valued> values,
            java.util.function.Function<Valued, T> cell,
            java.util.function.IntFunction<T[]> array) {
        return DSL.val(values.stream().map(cell).toArray(array));
    }

    /** The value a client had in it, to forecast from. */
    java.util.Map<Long, Double> valuesOf(long snapshot) {
        return sql.select(STANDING.CLIENT_ID, STANDING.VALUE)
                .from(STANDING)
                .where(STANDING.SNAPSHOT_ID.eq(snapshot))
                .fetchMap(row -> row.value1(), row -> row.value2().doubleValue());
    }
}
