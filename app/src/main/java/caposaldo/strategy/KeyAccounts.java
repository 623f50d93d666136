package caposaldo.strategy;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.strategy.Tables.SNAPSHOT;
import static caposaldo.db.strategy.Tables.STANDING;
import static org.jooq.impl.DSL.select;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.sales.RollingSales.Metric;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads rankings: shares are of the whole company, rows only of the clients a person sees. */
@Component
public class KeyAccounts {

    /**
     * A part of the clients.
     *
     * @param portfolio its key
     */
    public record Part(Optional<String> segment, Optional<Long> portfolio) {

        public static final Part ALL = new Part(Optional.empty(), Optional.empty());
    }

    /**
     * Key accounts, best first, and the sums of all of them.
     *
     * @param rows the first of them
     * @param count how many there are for this person
     */
    public record Shown(List<Ranked> rows, int count, BigDecimal value, double share) {}

    /** One point of the Pareto curve. */
    public record Point(int rank, double shareUpTo) {}

    private static final int CURVE_POINTS = 60;

    private final DSLContext sql;

    KeyAccounts(DSLContext sql) {
        this.sql = sql;
    }

    /** The clients of a part that the person sees. */
    static Condition seenBy(AccessScope scope, Part part) {
        return Clients.seenBy(scope)
                .and(part.segment().map(CLIENT.SEGMENT::eq).orElse(DSL.noCondition()))
                .and(part.portfolio().map(CLIENT.PORTFOLIO_ID::eq).orElse(DSL.noCondition()));
    }

    /** The same for a table that names the client. */
    static Condition seenBy(AccessScope scope, Part part, Field<Long> client) {
        return part.equals(Part.ALL)
                ? Clients.seenBy(scope, client)
                : client.in(select(CLIENT.ID).from(CLIENT).where(seenBy(scope, part)));
    }

    /** The id of the snapshot that is meant, as a subquery. */
    static Select<Record1<Long>> id(Basis basis) {
        return select(SNAPSHOT.ID)
                .from(SNAPSHOT)
                .where(meant(basis))
                .orderBy(SNAPSHOT.AS_OF.desc())
                .limit(1);
    }

    private static Condition meant(Basis basis) {
        return SNAPSHOT.METRIC
                .eq(basis.metric().name())
                .and(basis.asOf().map(SNAPSHOT.AS_OF::eq).orElse(DSL.noCondition()));
    }

    /** The metrics this person may rank by, and there is a ranking by; the rules' own first. */
    @Transactional(readOnly = true)
    public List<Metric> metrics(AccessScope scope) {
        var newest = select(DSL.max(SNAPSHOT.ID)).from(SNAPSHOT);
        var rules = SNAPSHOT.ruleSet();
        var own = sql.select(rules.METRIC)
                .from(SNAPSHOT)
                .where(SNAPSHOT.ID.eq(newest))
                .fetchOptional(rules.METRIC);
        var kept = sql.selectDistinct(SNAPSHOT.METRIC).from(SNAPSHOT).fetchSet(SNAPSHOT.METRIC);
        return Stream.of(Metric.values())
                .filter(m -> kept.contains(m.name()) && scope.may(Basis.right(m)))
                .sorted(java.util.Comparator.comparing(m -> !own.equals(Optional.of(m.name()))))
                .toList();
    }

    /**
     * @throws caposaldo.kernel.Forbidden to who may not know what it ranks by
     * @throws Missing when a day is meant that none is kept of
     */
    @Transactional(readOnly = true)
    public Optional<Snapshot> snapshot(AccessScope scope, Basis basis) {
        basis.require(scope);
        var found = snapshot(meant(basis));
        if (found.isEmpty() && basis.asOf().isPresent()) {
            throw new Missing("ranking as of " + basis.asOf());
        }
        return found;
    }

    /** The month's end before, by the same metric. */
    @Transactional(readOnly = true)
    public Optional<Snapshot> before(Snapshot snapshot) {
        return snapshot(SNAPSHOT.METRIC.eq(snapshot.metric().name()).and(SNAPSHOT.AS_OF.lt(snapshot.asOf())));
    }

    private Optional<Snapshot> snapshot(Condition which) {
        var rules = SNAPSHOT.ruleSet();
        return sql.select(SNAPSHOT.asterisk())
                .select(
                        rules.INDIVIDUAL_SHARE,
                        rules.CONCENTRATION_SHARE,
                        rules.TOGETHER_SHARE,
                        rules.A_SHARE,
                        rules.B_SHARE)
                .from(SNAPSHOT)
                .where(which)
                .orderBy(SNAPSHOT.AS_OF.desc())
                .limit(1)
                .fetchOptional(StandingReader::snapshot);
    }

    /** The days a ranking is kept of, newest first. */
    @Transactional(readOnly = true)
    public List<LocalDate> days(Metric metric) {
        return sql.select(SNAPSHOT.AS_OF)
                .from(SNAPSHOT)
                .where(SNAPSHOT.METRIC.eq(metric.name()))
                .orderBy(SNAPSHOT.AS_OF.desc())
                .fetch(SNAPSHOT.AS_OF);
    }

    /** Key accounts the person sees, best first. */
    @Transactional(readOnly = true)
    public Shown keyAccounts(AccessScope scope, Snapshot snapshot, Part part, int limit) {
        var rows = rows(scope, snapshot, STANDING.IS_KEY.isTrue().and(seenBy(scope, part)), limit);
        if (part.equals(Part.ALL) && Clients.seesAll(scope)) {
            var merged = sums(
                    snapshot,
                    STANDING.CLIENT_ID.in(select(CLIENT.ID).from(CLIENT).where(CLIENT.MERGED_INTO_ID.isNotNull())));
            return new Shown(
                    rows,
                    snapshot.keyAccounts() - merged.count(),
                    snapshot.keyValue().subtract(merged.value()),
                    snapshot.keyShare() - merged.share());
        }
        var sums = sums(snapshot, seenBy(scope, part, STANDING.CLIENT_ID));
        return new Shown(rows, sums.count(), sums.value(), sums.share());
    }

    private record Sums(int count, BigDecimal value, double share) {}

    private Sums sums(Snapshot snapshot, Condition which) {
        return sql.select(
                        DSL.count(),
                        DSL.coalesce(DSL.sum(STANDING.VALUE), BigDecimal.ZERO),
                        DSL.coalesce(DSL.sum(STANDING.SHARE), BigDecimal.ZERO))
                .from(STANDING)
                .where(STANDING.SNAPSHOT_ID.eq(snapshot.id()))
                .and(STANDING.IS_KEY)
                .and(which)
                .fetchSingle(sums ->
                        new Sums(sums.value1(), sums.value2(), sums.value3().doubleValue()));
    }

    /** Whoever is largest of all the person sees. */
    @Transactional(readOnly = true)
    public Optional<Ranked> largest(AccessScope scope, Snapshot snapshot, Part part) {
        return rows(scope, snapshot, seenBy(scope, part), 1).stream().findFirst();
    }

    /** Empty when the client brought nothing in the window. */
    @Transactional(readOnly = true)
    public Optional<Ranked> of(AccessScope scope, Snapshot snapshot, ClientId client) {
        return rows(scope, snapshot, STANDING.CLIENT_ID.eq(client.value()), 1).stream()
                .findFirst();
    }

    /** In the newest ranking that the person may see, the rules' own metric first, in one round trip. */
    @Transactional(readOnly = true)
    public Optional<Ranked> newest(AccessScope scope, ClientId client) {
        var known = Stream.of(Metric.values())
                .filter(m -> scope.may(Basis.right(m)))
                .map(Enum::name)
                .toList();
        return sql.select(STANDING.asterisk(), CLIENT.NAME)
                .from(STANDING)
                .join(SNAPSHOT)
                .on(SNAPSHOT.ID.eq(STANDING.SNAPSHOT_ID))
                .join(CLIENT)
                .on(CLIENT.ID.eq(STANDING.CLIENT_ID))
                .where(STANDING.CLIENT_ID.eq(client.value()))
                .and(SNAPSHOT.METRIC.in(known))
                .and(SNAPSHOT.AS_OF.eq(select(DSL.max(SNAPSHOT.AS_OF)).from(SNAPSHOT)))
                .and(Clients.seenBy(scope))
                .orderBy(DSL.when(SNAPSHOT.METRIC.eq(SNAPSHOT.ruleSet().METRIC), 0)
                        .otherwise(1))
                .limit(1)
                .fetchOptional(KeyAccounts::ranked);
    }

    private static Ranked ranked(Record row) {
        return StandingReader.ranked(row.into(STANDING), Objects.requireNonNull(row.get(CLIENT.NAME)));
    }

    private List<Ranked> rows(AccessScope scope, Snapshot snapshot, Condition which, int limit) {
        return sql.select(STANDING.asterisk(), CLIENT.NAME)
                .from(STANDING)
                .join(CLIENT)
                .on(CLIENT.ID.eq(STANDING.CLIENT_ID))
                .where(STANDING.SNAPSHOT_ID.eq(snapshot.id()))
                .and(which)
                .and(Clients.seenBy(scope))
                .orderBy(STANDING.RANK)
                .limit(limit)
                .fetch(row -> StandingReader.ranked(row.into(STANDING), Objects.requireNonNull(row.get(CLIENT.NAME))));
    }

    /** The company's curve without names: some sixty points, dense where it is steep, the set's last among them. */
    @Transactional(readOnly = true)
    public List<Point> curve(Snapshot snapshot) {
        var ranks = IntStream.concat(
                        IntStream.of(snapshot.setSize(), snapshot.clients()),
                        IntStream.range(0, CURVE_POINTS)
                                .map(i -> i < 20
                                        ? i + 1
                                        : (int) Math.round(20 * Math.pow(snapshot.clients() / 20.0, (i - 19) / 40.0))))
                .filter(rank -> rank >= 1 && rank <= snapshot.clients())
                .distinct()
                .boxed()
                .toArray(Integer[]::new);
        return sql.select(STANDING.RANK, STANDING.SHARE_BEFORE.plus(STANDING.SHARE))
                .from(STANDING)
                .where(STANDING.SNAPSHOT_ID.eq(snapshot.id()))
                .and(STANDING.RANK.eq(DSL.any(ranks)))
                .orderBy(STANDING.RANK)
                .fetch((Record row) -> new Point(row.get(0, Integer.class), row.get(1, Double.class)));
    }
}
