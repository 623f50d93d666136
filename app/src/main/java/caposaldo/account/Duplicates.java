package caposaldo.account;

import static caposaldo.account.DuplicateStore.LEFT;
import static caposaldo.account.DuplicateStore.RIGHT;
import static caposaldo.db.account.Tables.DUPLICATE_PAIR;

import caposaldo.analytics.match.Evidence;
import caposaldo.db.AccessScope;
import caposaldo.db.account.tables.records.DuplicatePairRecord;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Pairs of clients that may be one, of which a person sees both. */
@Component
public class Duplicates {

    public enum State {
        OPEN,
        MERGED,
        /** Somebody said that they are not the same. */
        DIFFERENT
    }

    /**
     * @param score the chance that they are one, 0 to 1
     * @param evidence what each field says for or against
     */
    public record Pair(
            long id,
            ClientId left,
            String leftName,
            ClientId right,
            String rightName,
            double score,
            List<Evidence> evidence,
            State state,
            int version) {

        public ClientId other(ClientId one) {
            return one.equals(left) ? right : left;
        }

        public String otherName(ClientId one) {
            return one.equals(left) ? rightName : leftName;
        }
    }

    private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};

    private final DSLContext sql;
    private final DuplicateStore store;
    private final JsonMapper json;

    Duplicates(DSLContext sql, DuplicateStore store, JsonMapper json) {
        this.sql = sql;
        this.store = store;
        this.json = json;
    }

    /** Both sides are the person's to see, and both still stand on their own. */
    static Condition seenBy(AccessScope scope) {
        return scope.clientsIn(LEFT.PORTFOLIO_ID)
                .and(scope.clientsIn(RIGHT.PORTFOLIO_ID))
                .and(LEFT.MERGED_INTO_ID.isNull())
                .and(RIGHT.MERGED_INTO_ID.isNull());
    }

    /** @throws Missing when there is no such pair for this person */
    @Transactional(readOnly = true)
    public Pair get(AccessScope scope, long id) {
        return read(scope, DUPLICATE_PAIR.ID.eq(id)).findFirst().orElseThrow(() -> new Missing("pair " + id));
    }

    /** The open pairs of a client, surest first. */
    @Transactional(readOnly = true)
    public List<Pair> of(AccessScope scope, ClientId client) {
        return read(
                        scope,
                        DUPLICATE_PAIR
                                .LEFT_ID
                                .eq(client.value())
                                .or(DUPLICATE_PAIR.RIGHT_ID.eq(client.value()))
                                .and(DUPLICATE_PAIR.STATE.eq(State.OPEN.name())))
                .toList();
    }

    private Stream<Pair> read(AccessScope scope, Condition which) {
        return sql
                .select(DUPLICATE_PAIR, LEFT.NAME, RIGHT.NAME)
                .from(DUPLICATE_PAIR)
                .join(LEFT)
                .on(LEFT.ID.eq(DUPLICATE_PAIR.LEFT_ID))
                .join(RIGHT)
                .on(RIGHT.ID.eq(DUPLICATE_PAIR.RIGHT_ID))
                .where(which)
                .and(seenBy(scope))
                .orderBy(DUPLICATE_PAIR.SCORE.desc(), DUPLICATE_PAIR.ID)
                .fetch(row -> pair(row.value1(), row.value2(), row.value3()))
                .stream();
    }

    private Pair pair(DuplicatePairRecord row, String left, String right) {
        return new Pair(
                row.getId(),
                new ClientId(row.getLeftId()),
                left,
                new ClientId(row.getRightId()),
                right,
                row.getScore().doubleValue(),
                json.readValue(row.getReasons().data(), EVIDENCE),
                State.valueOf(row.getState()),
                row.getVersion());
    }

    /**
     * They are two: remembered, whatever a later search finds.
     *
     * @throws Missing when the person does not see both
     * @throws Stale when somebody decided since
     */
    @Transactional
    public void keepApart(AccessScope scope, long pair, int version) {
        decide(scope, pair, version, State.DIFFERENT);
    }

    /** Puts the pair back into the queue. */
    @Transactional
    public void reopen(AccessScope scope, long pair, int version) {
        decide(scope, pair, version, State.OPEN);
    }

    private void decide(AccessScope scope, long pair, int version, State state) {
        scope.require(Right.CLIENT_EDIT);
        get(scope, pair);
        store.decide(pair, version, state.name());
    }
}
