package caposaldo.reconciliation;

import static caposaldo.db.reconciliation.Tables.LINE_MATCH;
import static caposaldo.db.reconciliation.Tables.OUR_LINE;
import static caposaldo.db.reconciliation.Tables.THEIR_LINE;

import caposaldo.analytics.reconciliation.Cause;
import caposaldo.analytics.reconciliation.LedgerMatching;
import caposaldo.analytics.reconciliation.Match;
import caposaldo.analytics.reconciliation.Posting;
import caposaldo.analytics.reconciliation.Reconciled;
import caposaldo.db.AccessScope;
import caposaldo.db.reconciliation.tables.records.ActRecord;
import caposaldo.kernel.Right;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.11: the client's ledger is held against ours line by line, and what is left says what explains the difference.
 * What a person has said stays.
 */
@Component
public class MatchLedgers {

    /** A document may be booked so many days before or after the period. */
    private static final int AROUND = 60;

    /** {0} act, {1} numbers, {2} reasons divided by commas, {3} causes. */
    private static final String MATCHES = """
            insert into reconciliation.line_match (act_id, no, reasons, by_hand, cause)
            select {0}, no, string_to_array(reasons, ','), false, cause
            from unnest({1}::integer[], {2}::text[], {3}::text[]) as m (no, reasons, cause)
            """;

    /** {0} ids of lines, {1} the number of the match each is in, {2} the cause of those in none. */
    private static final String OURS = """
            update reconciliation.our_line l set match_no = m.no, cause = m.cause
            from unnest({0}::bigint[], {1}::integer[], {2}::text[]) as m (id, no, cause)
            where l.id = m.id
            """;

    private static final String THEIRS = """
            update reconciliation.their_line l set match_no = m.no, cause = m.cause
            from unnest({0}::bigint[], {1}::integer[], {2}::text[]) as m (id, no, cause)
            where l.id = m.id
            """;

    private final DSLContext sql;
    private final ReconciliationStore store;
    private final TheirStore theirs;

    MatchLedgers(DSLContext sql, ReconciliationStore store, TheirStore theirs) {
        this.sql = sql;
        this.store = store;
        this.theirs = theirs;
    }

    /**
     * Looks once more at all that no person has decided.
     *
     * @throws caposaldo.kernel.Invalid when the act is over
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void match(AccessScope scope, ReconciliationId id, int version) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = store.lock(scope, id, version);
        ReconciliationStore.checkOpen(act);
        match(act);
        ReconciliationStore.save(act);
    }

    /** {0} act: what a person matched with a document that is gone from the ledger is matched no more. */
    private static final String PART_GONE = """
            update reconciliation.their_line t set match_no = null, by_hand = false
            where t.act_id = {0} and t.match_no is not null and not exists (
                select from reconciliation.our_line o where o.act_id = t.act_id and o.match_no = t.match_no)
            """;

    private static final String FORGET_GONE = """
            delete from reconciliation.line_match m
            where m.act_id = {0} and not exists (
                select from reconciliation.our_line o where o.act_id = m.act_id and o.match_no = m.no)
            """;

    /** Once our lines were counted anew; for who holds the act. */
    void matchRecounted(ActRecord act) {
        sql.execute(PART_GONE, DSL.val(act.getId()));
        sql.execute(FORGET_GONE, DSL.val(act.getId()));
        match(act);
    }

    /** The same for who holds the act. */
    void match(ActRecord act) {
        forget(act);
        if (act.getTheirLedger() != null) {
            var found = LedgerMatching.of(
                    act.getFromOn(),
                    act.getUntilOn(),
                    theirs.ours(act),
                    theirs.around(act, AROUND),
                    theirs.theirs(act));
            keep(act, found);
        }
    }

    private void forget(ActRecord act) {
        sql.update(OUR_LINE)
                .set(OUR_LINE.MATCH_NO, (Integer) null)
                .set(OUR_LINE.CAUSE, (String) null)
                .where(OUR_LINE.ACT_ID.eq(act.getId()))
                .and(OUR_LINE.BY_HAND.isFalse())
                .execute();
        sql.update(THEIR_LINE)
                .set(THEIR_LINE.MATCH_NO, (Integer) null)
                .set(THEIR_LINE.CAUSE, (String) null)
                .where(THEIR_LINE.ACT_ID.eq(act.getId()))
                .and(THEIR_LINE.BY_HAND.isFalse())
                .execute();
        sql.deleteFrom(LINE_MATCH)
                .where(LINE_MATCH.ACT_ID.eq(act.getId()))
                .and(LINE_MATCH.BY_HAND.isFalse())
                .execute();
    }

    /** Lines with the match they are in, or the cause why they are in none. */
    private static final class Said {

        private final List<Long> ids = new ArrayList<>();
        private final List<@Nullable Integer> numbers = new ArrayList<>();
        private final List<@Nullable String> causes = new ArrayList<>();

        void matched(Collection<Posting> lines, int no) {
            lines.forEach(line -> {
                ids.add(line.key());
                numbers.add(no);
                causes.add(null);
            });
        }

        void alone(Map<Posting, Cause> lines) {
            lines.forEach((line, cause) -> {
                ids.add(line.key());
                numbers.add(null);
                causes.add(cause.name());
            });
        }

        Field<Long[]> ids() {
            return DSL.val(ids.toArray(Long[]::new));
        }

        Field<Integer[]> numbers() {
            return DSL.val(numbers.toArray(Integer[]::new));
        }

        Field<String[]> causes() {
            return DSL.val(causes.toArray(String[]::new));
        }
    }

    private void keep(ActRecord act, Reconciled found) {
        var no = nextNo(act);
        var mine = new Said();
        var other = new Said();
        var numbers = new ArrayList<Integer>();
        var reasons = new ArrayList<String>();
        var causes = new ArrayList<@Nullable String>();
        for (var match : found.matches()) {
            mine.matched(match.ours(), no);
            other.matched(match.theirs(), no);
            numbers.add(no++);
            reasons.add(match.reasons().stream().sorted().map(Enum::name).collect(Collectors.joining(",")));
            causes.add(cause(match));
        }
        mine.alone(found.oursAlone());
        other.alone(found.theirsAlone());
        sql.execute(
                MATCHES,
                DSL.val(act.getId()),
                DSL.val(numbers.toArray(Integer[]::new)),
                DSL.val(reasons.toArray(String[]::new)),
                DSL.val(causes.toArray(String[]::new)));
        sql.execute(OURS, mine.ids(), mine.numbers(), mine.causes());
        sql.execute(THEIRS, other.ids(), other.numbers(), other.causes());
    }

    /** The first that no match of the act has. */
    int nextNo(ActRecord act) {
        return sql.select(DSL.coalesce(DSL.max(LINE_MATCH.NO), 0).plus(1))
                .from(LINE_MATCH)
                .where(LINE_MATCH.ACT_ID.eq(act.getId()))
                .fetchSingle()
                .value1();
    }

    private static @Nullable String cause(Match match) {
        if (match.late()) {
            return Cause.TIMING.name();
        }
        var ours = match.ours().stream().mapToLong(Posting::amount).sum();
        var theirs = match.theirs().stream().mapToLong(Posting::amount).sum();
        return ours == theirs ? null : Cause.AMOUNT.name();
    }
}
