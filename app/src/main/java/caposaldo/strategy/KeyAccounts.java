package caposaldo.strategy;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.strategy.Tables.SNAPSHOT;
import static caposaldo.db.strategy.Tables.STANDING;
import static org.jooq.impl.DSL.select;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.analytics.segment.Score;
import caposaldo.db.AccessScope;
import caposaldo.sales.RollingSales.Metric;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads rankings: shares are of the whole company, rows only of the clients a person sees. */
@Component
public class KeyAccounts {

    /** @param concentration Herfindahl-Hirschman index, 0 to 1 */
    public record Snapshot(
            long id,
            LocalDate asOf,
            Metric metric,
            BigDecimal total,
            BigDecimal concentration,
            int clients,
            int keyAccounts,
            double togetherShare) {}

    /**
     * @param reasons INDIVIDUAL, CONCENTRATION, TOGETHER
     * @param xyz null with too few months
     * @param growth a year, 0.1 is ten percent; null when unknown
     */
    public record Row(
            ClientId client,
            String name,
            int rank,
            BigDecimal value,
            double share,
            double shareBefore,
            String abc,
            @Nullable String xyz,
            @Nullable Double variation,
            @Nullable Double silenceGaps,
            @Nullable Double growth,
            @Nullable Double growthLow,
            @Nullable Double growthHigh,
            @Nullable String growthBasis,
            @Nullable Integer recency,
            @Nullable Integer frequency,
            @Nullable Integer monetary,
            boolean key,
            List<String> reasons,
            double score,
            double confidence,
            Score working) {

        public double shareUpTo() {
            return shareBefore + share;
        }
    }

    /** A client that became or ceased to be key since the month's end before. */
    public record Move(
            ClientId client, String name, boolean entered, Cause cause, double shareBefore, double shareNow) {

        public enum Cause {
            OWN_VALUE,
            THE_OTHERS
        }
    }

    /** One point of the Pareto curve. */
    public record Point(int rank, double shareUpTo) {}

    /** A month's end and what the client was then. */
    public record Past(LocalDate asOf, int rank, double share, boolean key) {}

    private static final int CURVE_POINTS = 60;

    private final DSLContext sql;
    private final JsonMapper json;

    KeyAccounts(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** The id of the newest snapshot, as a subquery. */
    static Select<Record1<Long>> newest() {
        return select(SNAPSHOT.ID)
                .from(SNAPSHOT)
                .orderBy(SNAPSHOT.AS_OF.desc(), SNAPSHOT.ID.desc())
                .limit(1);
    }

    @Transactional(readOnly = true)
    public Optional<Snapshot> latest() {
        return snapshot(DSL.noCondition());
    }

    /** The month's end before, by the same metric. */
    @Transactional(readOnly = true)
    public Optional<Snapshot> before(Snapshot latest) {
        return snapshot(SNAPSHOT.METRIC.eq(latest.metric().name()).and(SNAPSHOT.AS_OF.lt(latest.asOf())));
    }

    private Optional<Snapshot> snapshot(Condition which) {
        var rules = SNAPSHOT.ruleSet();
        return sql.select(SNAPSHOT.asterisk(), rules.TOGETHER_SHARE)
                .from(SNAPSHOT)
                .where(which)
                .orderBy(SNAPSHOT.AS_OF.desc(), SNAPSHOT.ID.desc())
                .limit(1)
                .fetchOptional(row -> new Snapshot(
                        row.get(SNAPSHOT.ID),
                        Objects.requireNonNull(row.get(SNAPSHOT.AS_OF)),
                        Metric.valueOf(row.get(SNAPSHOT.METRIC)),
                        Objects.requireNonNull(row.get(SNAPSHOT.TOTAL)),
                        Objects.requireNonNull(row.get(SNAPSHOT.CONCENTRATION)),
                        row.get(SNAPSHOT.CLIENTS),
                        row.get(SNAPSHOT.KEY_ACCOUNTS),
                        Objects.requireNonNull(row.get(rules.TOGETHER_SHARE)).doubleValue()));
    }

    /** Key accounts the person sees, best first. */
    @Transactional(readOnly = true)
    public List<Row> keyAccounts(AccessScope scope, Snapshot snapshot) {
        return rows(scope, snapshot, STANDING.IS_KEY.isTrue());
    }

    /** Empty when the client brought nothing in the window. */
    @Transactional(readOnly = true)
    public Optional<Row> of(AccessScope scope, Snapshot snapshot, ClientId client) {
        return rows(scope, snapshot, STANDING.CLIENT_ID.eq(client.value())).stream()
                .findFirst();
    }

    private List<Row> rows(AccessScope scope, Snapshot snapshot, Condition which) {
        return sql.select(STANDING.asterisk(), CLIENT.NAME)
                .from(STANDING)
                .join(CLIENT)
                .on(CLIENT.ID.eq(STANDING.CLIENT_ID))
                .where(STANDING.SNAPSHOT_ID.eq(snapshot.id()))
                .and(which)
                .and(Clients.seenBy(scope))
                .orderBy(STANDING.RANK)
                .fetch(this::row);
    }

    private Row row(Record row) {
        return new Row(
                new ClientId(row.get(STANDING.CLIENT_ID)),
                Objects.requireNonNull(row.get(CLIENT.NAME)),
                row.get(STANDING.RANK),
                Objects.requireNonNull(row.get(STANDING.VALUE)),
                row.get(STANDING.SHARE),
                row.get(STANDING.SHARE_BEFORE),
                Objects.requireNonNull(row.get(STANDING.ABC)),
                row.get(STANDING.XYZ),
                row.get(STANDING.VARIATION),
                row.get(STANDING.SILENCE_GAPS),
                row.get(STANDING.GROWTH),
                row.get(STANDING.GROWTH_LOW),
                row.get(STANDING.GROWTH_HIGH),
                row.get(STANDING.GROWTH_BASIS),
                row.get(STANDING.RECENCY, Integer.class),
                row.get(STANDING.FREQUENCY, Integer.class),
                row.get(STANDING.MONETARY, Integer.class),
                row.get(STANDING.IS_KEY),
                List.of(row.get(STANDING.REASONS)),
                row.get(STANDING.SCORE),
                row.get(STANDING.CONFIDENCE),
                json.readValue(row.get(STANDING.SCORE_ROWS).data(), Score.class));
    }

    /** Who entered and who left between two snapshots, of the clients the person sees. */
    @Transactional(readOnly = true)
    public List<Move> moves(AccessScope scope, Snapshot before, Snapshot now) {
        var was = STANDING.as("was");
        var is = STANDING.as("is_now");
        return sql.select(CLIENT.ID, CLIENT.NAME, was.IS_KEY, is.IS_KEY, was.SHARE, is.SHARE, was.VALUE, is.VALUE)
                .from(CLIENT)
                .leftJoin(was)
                .on(was.CLIENT_ID.eq(CLIENT.ID).and(was.SNAPSHOT_ID.eq(before.id())))
                .leftJoin(is)
                .on(is.CLIENT_ID.eq(CLIENT.ID).and(is.SNAPSHOT_ID.eq(now.id())))
                .where(Clients.seenBy(scope))
                .and(DSL.coalesce(was.IS_KEY, false).ne(DSL.coalesce(is.IS_KEY, false)))
                .orderBy(is.RANK.asc().nullsLast(), was.RANK)
                .fetch(row -> {
                    var entered = Boolean.TRUE.equals(row.get(is.IS_KEY));
                    var moved = zero(row.get(is.VALUE)).compareTo(zero(row.get(was.VALUE)));
                    return new Move(
                            new ClientId(row.get(CLIENT.ID)),
                            Objects.requireNonNull(row.get(CLIENT.NAME)),
                            entered,
                            moved > 0 == entered && moved != 0 ? Move.Cause.OWN_VALUE : Move.Cause.THE_OTHERS,
                            share(row.get(was.SHARE)),
                            share(row.get(is.SHARE)));
                });
    }

    private static BigDecimal zero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private static double share(@Nullable Double share) {
        return share == null ? 0 : share;
    }

    /** The company's curve without names: some sixty points, dense where it is steep. */
    @Transactional(readOnly = true)
    public List<Point> curve(Snapshot snapshot) {
        var ranks = java.util.stream.IntStream.range(0, CURVE_POINTS)
                .map(i -> i < 20 ? i + 1 : (int) Math.round(20 * Math.pow(snapshot.clients() / 20.0, (i - 19) / 40.0)))
                .filter(rank -> rank <= snapshot.clients())
                .distinct()
                .boxed()
                .toArray(Integer[]::new);
        return sql.select(STANDING.RANK, STANDING.SHARE_BEFORE.plus(STANDING.SHARE))
                .from(STANDING)
                .where(STANDING.SNAPSHOT_ID.eq(snapshot.id()))
                .and(STANDING.RANK.eq(DSL.any(ranks)))
                .orderBy(STANDING.RANK)
                .fetch(row -> new Point(row.value1(), row.value2()));
    }

    /** What the client was at each month's end that is kept, oldest first. */
    @Transactional(readOnly = true)
    public List<Past> past(AccessScope scope, Metric metric, ClientId client) {
        return sql.select(SNAPSHOT.AS_OF, STANDING.RANK, STANDING.SHARE, STANDING.IS_KEY)
                .from(STANDING)
                .join(SNAPSHOT)
                .on(SNAPSHOT.ID.eq(STANDING.SNAPSHOT_ID))
                .join(CLIENT)
                .on(CLIENT.ID.eq(STANDING.CLIENT_ID))
                .where(STANDING.CLIENT_ID.eq(client.value()))
                .and(SNAPSHOT.METRIC.eq(metric.name()))
                .and(Clients.seenBy(scope))
                .orderBy(SNAPSHOT.AS_OF)
                .fetch(row -> new Past(row.value1(), row.value2(), row.value3(), row.value4()));
    }
}
