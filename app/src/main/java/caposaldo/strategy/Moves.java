package caposaldo.strategy;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.strategy.Tables.MOVE;
import static caposaldo.db.strategy.Tables.SNAPSHOT;
import static caposaldo.db.strategy.Tables.STANDING;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.analytics.segment.KeyAccountRules;
import caposaldo.db.AccessScope;
import caposaldo.sales.RollingSales.Metric;
import caposaldo.strategy.KeyAccounts.Part;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who became or ceased to be a key account from one snapshot to the next, and why. */
@Component
public class Moves {

    /** Why a standing changed: the cause that suffices. */
    public enum Cause {
        /** It is ranked now and was not, or the other way round. */
        APPEARED_OR_VANISHED,
        /** By the rules of before it would have stayed what it was. */
        RULES,
        /** Its own value moved that way. */
        OWN_VALUE,
        /** Its own value did not move that way: the others' did. */
        THE_OTHERS
    }

    /**
     * @param reasons why it is key now, or was before it left
     * @param value what it brought in the twelve months; zero while it was not ranked
     */
    public record Move(
            ClientId client,
            String name,
            boolean entered,
            Cause cause,
            List<String> reasons,
            BigDecimal valueBefore,
            BigDecimal value,
            double shareBefore,
            double share) {}

    /**
     * The first of those who moved.
     *
     * @param entered how many became key accounts
     * @param left how many ceased to be
     */
    public record Moved(int entered, int left, List<Move> rows) {

        public static final Moved NOBODY = new Moved(0, 0, List.of());

        private record Counted(Move move, int all) {}

        private static Moved of(List<Counted> rows) {
            return new Moved(
                    count(rows, true),
                    count(rows, false),
                    rows.stream().map(Counted::move).toList());
        }

        private static int count(List<Counted> rows, boolean entered) {
            return rows.stream()
                    .filter(row -> row.move().entered() == entered)
                    .findFirst()
                    .map(Counted::all)
                    .orElse(0);
        }

        public int more() {
            return entered + left - rows.size();
        }
    }

    /**
     * What a client was at a kept day.
     *
     * @param rank null when it was not ranked
     * @param moved null when it stayed what it was
     */
    public record Past(
            LocalDate asOf,
            long rules,
            @Nullable Integer rank,
            double share,
            BigDecimal value,
            boolean key,
            @Nullable Move moved) {}

    /** A client in one snapshot; no place when it was not ranked. */
    private record Then(@Nullable BigDecimal value, double share, double shareBefore, List<String> reasons) {

        boolean key() {
            return !reasons.isEmpty();
        }
    }

    private static final Field<Integer> PLACE = DSL.field(DSL.name("place"), Integer.class);
    private static final Field<Integer> COUNTED = DSL.field(DSL.name("counted"), Integer.class);

    private final DSLContext sql;

    Moves(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Since the ranking before, of the clients the person sees in a part of all; entries first, best first.
     *
     * @param before the ranking before this one
     * @param most how many of those who entered and how many of those who left
     */
    @Transactional(readOnly = true)
    public Moved between(AccessScope scope, Snapshot before, Snapshot now, Part part, int most) {
        var was = STANDING.as("was");
        var is = STANDING.as("is_now");
        var moved = told(scope, before, now, part);
        var entered = Objects.requireNonNull(moved.field(MOVE.ENTERED));
        return Moved.of(sql.select(CLIENT.ID, CLIENT.NAME)
                .select(was.VALUE, was.SHARE, was.SHARE_BEFORE, was.REASONS)
                .select(is.VALUE, is.SHARE, is.SHARE_BEFORE, is.REASONS)
                .select(COUNTED)
                .from(moved)
                .join(CLIENT)
                .on(CLIENT.ID.eq(moved.field(MOVE.CLIENT_ID)))
                .leftJoin(was)
                .on(was.CLIENT_ID.eq(CLIENT.ID).and(was.SNAPSHOT_ID.eq(before.id())))
                .leftJoin(is)
                .on(is.CLIENT_ID.eq(CLIENT.ID).and(is.SNAPSHOT_ID.eq(now.id())))
                .where(PLACE.le(most))
                .orderBy(entered.desc(), PLACE)
                .fetch(row -> counted(row, before)));
    }

    private static Table<?> told(AccessScope scope, Snapshot before, Snapshot now, Part part) {
        return DSL.select(MOVE.CLIENT_ID, MOVE.ENTERED)
                .select(
                        DSL.rowNumber()
                                .over()
                                .partitionBy(MOVE.ENTERED)
                                .orderBy(MOVE.RANK, MOVE.CLIENT_ID)
                                .as(PLACE),
                        DSL.count().over().partitionBy(MOVE.ENTERED).as(COUNTED))
                .from(MOVE)
                .where(MOVE.SNAPSHOT_ID.eq(now.id()))
                .and(MOVE.BEFORE_ID.eq(before.id()))
                .and(KeyAccounts.seenBy(scope, part, MOVE.CLIENT_ID))
                .asTable("moved");
    }

    private static Moved.Counted counted(Record row, Snapshot before) {
        return new Moved.Counted(
                move(
                                new ClientId(row.get(CLIENT.ID)),
                                Objects.requireNonNull(row.get(CLIENT.NAME)),
                                then(row, 2),
                                then(row, 6),
                                before.thresholds())
                        .orElseThrow(),
                row.get(COUNTED));
    }

    private static Then then(Record row, int at) {
        var reasons = row.get(at + 3, String[].class);
        return new Then(
                row.get(at, BigDecimal.class),
                Objects.requireNonNullElse(row.get(at + 1, Double.class), 0.0),
                Objects.requireNonNullElse(row.get(at + 2, Double.class), 0.0),
                reasons == null ? List.of() : List.of(reasons));
    }

    private static Optional<Move> move(ClientId client, String name, Then was, Then is, KeyAccountRules rulesBefore) {
        return was.key() == is.key()
                ? Optional.empty()
                : Optional.of(new Move(
                        client,
                        name,
                        is.key(),
                        cause(was, is, rulesBefore),
                        is.key() ? is.reasons() : was.reasons(),
                        was.value() == null ? BigDecimal.ZERO : was.value(),
                        is.value() == null ? BigDecimal.ZERO : is.value(),
                        was.share(),
                        is.share()));
    }

    private static Cause cause(Then was, Then is, KeyAccountRules rulesBefore) {
        if (was.value() == null || is.value() == null) {
            return Cause.APPEARED_OR_VANISHED;
        } else if (rulesBefore.key(is.share(), is.shareBefore()) == was.key()) {
            return Cause.RULES;
        }
        var moved = is.value().compareTo(was.value());
        return is.key()
                ? (moved > 0 ? Cause.OWN_VALUE : Cause.THE_OTHERS)
                : moved < 0 ? Cause.OWN_VALUE : Cause.THE_OTHERS;
    }

    /**
     * What the client was at every kept day, oldest first.
     *
     * @throws caposaldo.kernel.Forbidden to who may not know what it ranks by
     */
    @Transactional(readOnly = true)
    public List<Past> of(AccessScope scope, Metric metric, ClientId client) {
        Basis.newest(metric).require(scope);
        var rules = SNAPSHOT.ruleSet();
        var rows = sql.select(CLIENT.NAME, SNAPSHOT.AS_OF, SNAPSHOT.RULE_SET_ID, STANDING.RANK)
                .select(STANDING.VALUE, STANDING.SHARE, STANDING.SHARE_BEFORE, STANDING.REASONS)
                .select(
                        rules.INDIVIDUAL_SHARE,
                        rules.CONCENTRATION_SHARE,
                        rules.TOGETHER_SHARE,
                        rules.A_SHARE,
                        rules.B_SHARE)
                .from(SNAPSHOT)
                .join(CLIENT)
                .on(CLIENT.ID.eq(client.value()))
                .leftJoin(STANDING)
                .on(STANDING.SNAPSHOT_ID.eq(SNAPSHOT.ID).and(STANDING.CLIENT_ID.eq(CLIENT.ID)))
                .where(SNAPSHOT.METRIC.eq(metric.name()))
                .and(Clients.seenBy(scope))
                .orderBy(SNAPSHOT.AS_OF)
                .fetch();
        var past = new ArrayList<Past>();
        for (var i = 0; i < rows.size(); i++) {
            past.add(past(client, rows.get(i), i == 0 ? Optional.empty() : Optional.of(rows.get(i - 1))));
        }
        return past;
    }

    private static Past past(ClientId client, Record row, Optional<? extends Record> before) {
        var is = then(row, 4);
        var name = Objects.requireNonNull(row.get(CLIENT.NAME));
        return new Past(
                Objects.requireNonNull(row.get(SNAPSHOT.AS_OF)),
                row.get(SNAPSHOT.RULE_SET_ID),
                row.get(3, Integer.class),
                is.share(),
                is.value() == null ? BigDecimal.ZERO : is.value(),
                is.key(),
                before.flatMap(was -> move(client, name, then(was, 4), is, thresholds(was)))
                        .orElse(null));
    }

    private static KeyAccountRules thresholds(Record row) {
        return new KeyAccountRules(share(row, 8), share(row, 9), share(row, 10), share(row, 11), share(row, 12));
    }

    private static double share(Record row, int at) {
        return row.get(at, Double.class);
    }
}
