package caposaldo.account;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.account.Tables.DUPLICATE_PAIR;
import static caposaldo.db.account.Tables.DUPLICATE_SEARCH;

import caposaldo.analytics.match.Evidence;
import caposaldo.analytics.match.ScoredPair;
import caposaldo.analytics.match.Weights;
import caposaldo.db.SignOfLife;
import caposaldo.db.account.tables.Client;
import caposaldo.kernel.Stale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes searches for duplicates and the pairs they found; what a person decided about a pair is never found anew. */
@Component
class DuplicateStore {

    /** The two sides of a pair, and the kept and the merged one of a merge. */
    static final Client LEFT = CLIENT.as("left_client");

    static final Client RIGHT = CLIENT.as("right_client");

    /** Nothing is certain before a person has looked. */
    private static final double SURE = 0.999;

    /** So much is told of in the list; the rest of the evidence is on the pair's page. */
    private static final double TELLING_BITS = 2;

    private static final String KEEP = """
            insert into account.duplicate_pair as p (left_id, right_id, score, reasons, signs)
            select f.left_id, f.right_id, f.score, f.reasons::jsonb, string_to_array(f.signs, ' ')
            from unnest({0}::bigint[], {1}::bigint[], {2}::numeric[], {3}::text[], {4}::text[])
                as f (left_id, right_id, score, reasons, signs)
            join account.client l on l.id = f.left_id join account.client r on r.id = f.right_id
            on conflict (left_id, right_id) do update
            set score = excluded.score, reasons = excluded.reasons, signs = excluded.signs
            where p.state = 'OPEN' and (p.score, p.reasons) is distinct from (excluded.score, excluded.reasons)
            """;

    private static final String FORGET = """
            delete from account.duplicate_pair p
            where p.state = 'OPEN' and {2} and not exists (
                select from unnest({0}::bigint[], {1}::bigint[]) as f (left_id, right_id)
                where f.left_id = p.left_id and f.right_id = p.right_id)
            """;

    private final DSLContext sql;
    private final JsonMapper json;

    DuplicateStore(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Empty while another search runs. */
    Optional<Long> begin(@Nullable Long userId) {
        sql.update(DUPLICATE_SEARCH)
                .set(DUPLICATE_SEARCH.STATE, "BROKEN")
                .set(DUPLICATE_SEARCH.ENDED_AT, DSL.currentOffsetDateTime())
                .where(DUPLICATE_SEARCH.STATE.eq("RUNNING"))
                .and(DUPLICATE_SEARCH.ALIVE_AT.lt(
                        DSL.currentOffsetDateTime().minus(org.jooq.types.DayToSecond.valueOf(SignOfLife.AT_MOST))))
                .execute();
        return sql.insertInto(DUPLICATE_SEARCH)
                .set(DUPLICATE_SEARCH.STARTED_BY_ID, userId)
                .onConflictDoNothing()
                .returningResult(DUPLICATE_SEARCH.ID)
                .fetchOptional(DUPLICATE_SEARCH.ID);
    }

    void progress(long search, int clients, int compared) {
        sql.update(DUPLICATE_SEARCH)
                .set(DUPLICATE_SEARCH.CLIENTS, clients)
                .set(DUPLICATE_SEARCH.COMPARED, compared)
                .set(DUPLICATE_SEARCH.ALIVE_AT, DSL.currentOffsetDateTime())
                .where(DUPLICATE_SEARCH.ID.eq(search))
                .execute();
    }

    void goesOn(long search) {
        sql.update(DUPLICATE_SEARCH)
                .set(DUPLICATE_SEARCH.ALIVE_AT, DSL.currentOffsetDateTime())
                .where(DUPLICATE_SEARCH.ID.eq(search))
                .execute();
    }

    void end(long search, int found, Weights learned) {
        sql.update(DUPLICATE_SEARCH)
                .set(DUPLICATE_SEARCH.STATE, "DONE")
                .set(DUPLICATE_SEARCH.FOUND, found)
                .set(DUPLICATE_SEARCH.LEARNED, JSONB.valueOf(json.writeValueAsString(learned)))
                .set(DUPLICATE_SEARCH.ENDED_AT, DSL.currentOffsetDateTime())
                .where(DUPLICATE_SEARCH.ID.eq(search))
                .execute();
    }

    void broken(long search) {
        sql.update(DUPLICATE_SEARCH)
                .set(DUPLICATE_SEARCH.STATE, "BROKEN")
                .set(DUPLICATE_SEARCH.ENDED_AT, DSL.currentOffsetDateTime())
                .where(DUPLICATE_SEARCH.ID.eq(search))
                .execute();
    }

    /** What the latest search learned. */
    Optional<Weights> learned() {
        return sql.select(DUPLICATE_SEARCH.LEARNED)
                .from(DUPLICATE_SEARCH)
                .where(DUPLICATE_SEARCH.LEARNED.isNotNull())
                .orderBy(DUPLICATE_SEARCH.ID.desc())
                .limit(1)
                .fetchOptional(row -> json.readValue(row.value1().data(), Weights.class));
    }

    /** Keeps what was found and forgets the open pairs that were not found again. */
    void replaceAll(List<ScoredPair> found) {
        keep(found);
        forget(found, DSL.trueCondition());
    }

    /** The same for the pairs of one client. */
    void replaceOf(ClientId client, List<ScoredPair> found) {
        keep(found);
        var id = client.value();
        forget(found, DSL.condition("(p.left_id = {0} or p.right_id = {0})", DSL.val(id)));
    }

    private void keep(List<ScoredPair> found) {
        sql.execute(
                KEEP,
                lefts(found),
                rights(found),
                DSL.val(found.stream()
                        .map(p -> BigDecimal.valueOf(Math.min(p.chance(), SURE)).setScale(4, RoundingMode.HALF_UP))
                        .toArray(BigDecimal[]::new)),
                DSL.val(found.stream()
                        .map(p -> json.writeValueAsString(p.evidence()))
                        .toArray(String[]::new)),
                DSL.val(found.stream().map(DuplicateStore::signs).toArray(String[]::new)));
    }

    private void forget(List<ScoredPair> found, Condition which) {
        sql.execute(FORGET, lefts(found), rights(found), which);
    }

    private static Field<Long[]> lefts(List<ScoredPair> found) {
        return DSL.val(found.stream().map(ScoredPair::left).toArray(Long[]::new));
    }

    private static Field<Long[]> rights(List<ScoredPair> found) {
        return DSL.val(found.stream().map(ScoredPair::right).toArray(Long[]::new));
    }

    /** What speaks most, for before against: name.SAME, phone.ALIKE, taxNumber.DIFFERENT. */
    static String signs(ScoredPair pair) {
        return String.join(
                " ",
                pair.evidence().stream()
                        .filter(e -> Math.abs(e.bits()) >= TELLING_BITS)
                        .sorted(Comparator.comparingDouble(Evidence::bits).reversed())
                        .flatMap(e -> sign(e.level()).map(sign -> e.field() + "." + sign))
                        .toList());
    }

    private static Stream<String> sign(Evidence.Level level) {
        return switch (level) {
            case SAME -> Stream.of("SAME");
            case CLOSE, SIMILAR -> Stream.of("ALIKE");
            case DIFFERENT -> Stream.of("DIFFERENT");
            case ABSENT, MOVED, RELATED -> Stream.empty();
        };
    }

    /** @throws Stale when somebody decided about it since it was read */
    void decide(long pair, int version, String state) {
        var changed = sql.update(DUPLICATE_PAIR)
                .set(DUPLICATE_PAIR.STATE, state)
                .set(DUPLICATE_PAIR.VERSION, DUPLICATE_PAIR.VERSION.plus(1))
                .where(DUPLICATE_PAIR.ID.eq(pair))
                .and(DUPLICATE_PAIR.VERSION.eq(version))
                .and(DUPLICATE_PAIR.STATE.ne("MERGED"))
                .execute();
        if (changed == 0) {
            throw new Stale("pair " + pair);
        }
    }
}
