package caposaldo.reconciliation;

import static caposaldo.db.reconciliation.Tables.LINE_MATCH;
import static caposaldo.db.reconciliation.Tables.OUR_LINE;
import static caposaldo.db.reconciliation.Tables.THEIR_LINE;

import caposaldo.analytics.reconciliation.Cause;
import caposaldo.db.AccessScope;
import caposaldo.db.reconciliation.tables.records.ActRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.11: a person says which lines are the same, which are not, and what a difference comes from; each with its way back. */
@Component
public class MatchLines {

    /** What a person can say a line comes from; balances explain themselves. */
    public static final List<Cause> CAUSES = Stream.of(Cause.values())
            .filter(cause -> cause != Cause.OPENING && cause != Cause.ARITHMETIC)
            .toList();

    /** What was said of a line before. */
    public record Was(LineRef line, Cause cause, @Nullable String note, boolean byHand) {}

    private static final int LONGEST_NOTE = 500;

    /** {0} act, {1} number of the match: AMOUNT or TIMING when the sides differ within the period. */
    private static final String CAUSE = """
            update reconciliation.line_match m set cause = case
                when exists (select from reconciliation.their_line t
                    where t.act_id = {0} and t.match_no = {1} and t.on_day not between a.from_on and a.until_on) then 'TIMING'
                when (select sum(o.debit - o.credit) from reconciliation.our_line o where o.act_id = {0} and o.match_no = {1})
                    <> (select sum(t.debit - t.credit) from reconciliation.their_line t where t.act_id = {0} and t.match_no = {1})
                    then 'AMOUNT' end
            from reconciliation.act a
            where a.id = {0} and m.act_id = {0} and m.no = {1}
            """;

    /** {0} act, {1} number of the match, {2} whether matching leaves them alone from now on. */
    private static final String PART_OURS = """
            update reconciliation.our_line set match_no = null, by_hand = {2}, cause = case kind
                when 'CREDIT_NOTE' then 'CREDIT_NOTE' when 'PAYMENT' then 'MISSING_PAYMENT' when 'WRITE_OFF' then 'OTHER'
                else 'MISSING_INVOICE' end
            where act_id = {0} and match_no = {1}
            """;

    private static final String PART_THEIRS = """
            update reconciliation.their_line t set match_no = null, by_hand = {2},
                cause = case when t.on_day between a.from_on and a.until_on then case t.kind when 'CREDIT_NOTE' then 'CREDIT_NOTE'
                    when 'PAYMENT' then 'MISSING_PAYMENT' when 'OTHER' then 'OTHER' else 'MISSING_INVOICE' end end
            from reconciliation.act a
            where a.id = {0} and t.act_id = {0} and t.match_no = {1}
            """;

    private final DSLContext sql;
    private final ReconciliationStore store;
    private final MatchLedgers match;

    MatchLines(DSLContext sql, ReconciliationStore store, MatchLedgers match) {
        this.sql = sql;
        this.store = store;
        this.match = match;
    }

    /**
     * These lines are the same; when their amounts differ, the difference is one of the amount.
     *
     * @return the number of the match
     * @throws Invalid when lines of one side are missing, or the act is over
     * @throws Stale when somebody matched one of them meanwhile
     */
    @Transactional
    public int match(AccessScope scope, ReconciliationId id, List<LineRef> lines) {
        var act = open(scope, id);
        var ours = ids(lines, true);
        var theirs = ids(lines, false);
        if (ours.length == 0 || theirs.length == 0) {
            throw Invalid.field("lines", "reconciliation.invalid.oneSided");
        }
        var no = match.nextNo(act);
        sql.insertInto(LINE_MATCH)
                .set(LINE_MATCH.ACT_ID, act.getId())
                .set(LINE_MATCH.NO, no)
                .set(LINE_MATCH.REASONS, new String[0])
                .set(LINE_MATCH.BY_HAND, true)
                .execute();
        var mine = sql.update(OUR_LINE)
                .set(OUR_LINE.MATCH_NO, no)
                .set(OUR_LINE.CAUSE, (String) null)
                .set(OUR_LINE.BY_HAND, true)
                .where(OUR_LINE.ACT_ID.eq(act.getId()))
                .and(OUR_LINE.ID.eq(DSL.any(ours)))
                .and(OUR_LINE.MATCH_NO.isNull())
                .execute();
        var other = sql.update(THEIR_LINE)
                .set(THEIR_LINE.MATCH_NO, no)
                .set(THEIR_LINE.CAUSE, (String) null)
                .set(THEIR_LINE.BY_HAND, true)
                .where(THEIR_LINE.ACT_ID.eq(act.getId()))
                .and(THEIR_LINE.ID.eq(DSL.any(theirs)))
                .and(THEIR_LINE.MATCH_NO.isNull())
                .execute();
        if (mine < ours.length || other < theirs.length) {
            throw new Stale("lines of act " + id.value());
        }
        sql.execute(CAUSE, DSL.val(act.getId()), DSL.val(no));
        return no;
    }

    private static Long[] ids(List<LineRef> lines, boolean ours) {
        return lines.stream()
                .filter(line -> line.ours() == ours)
                .map(LineRef::id)
                .toArray(Long[]::new);
    }

    private ActRecord open(AccessScope scope, ReconciliationId id) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = store.lock(scope, id);
        ReconciliationStore.checkOpen(act);
        if (act.getTheirLedger() == null) {
            throw Invalid.field("", "reconciliation.invalid.noLedger");
        }
        return act;
    }

    /**
     * They are not the same after all.
     *
     * @param forGood matching leaves them alone from now on; without it, it looks at them again at once
     * @return the lines that were matched
     * @throws Stale when somebody parted them meanwhile
     */
    @Transactional
    public List<LineRef> part(AccessScope scope, ReconciliationId id, int no, boolean forGood) {
        var act = open(scope, id);
        var parted = new ArrayList<LineRef>();
        sql.select(OUR_LINE.ID)
                .from(OUR_LINE)
                .where(OUR_LINE.ACT_ID.eq(act.getId()))
                .and(OUR_LINE.MATCH_NO.eq(no))
                .fetch(row -> parted.add(new LineRef(true, row.value1())));
        sql.select(THEIR_LINE.ID)
                .from(THEIR_LINE)
                .where(THEIR_LINE.ACT_ID.eq(act.getId()))
                .and(THEIR_LINE.MATCH_NO.eq(no))
                .fetch(row -> parted.add(new LineRef(false, row.value1())));
        if (parted.isEmpty()) {
            throw new Stale("match " + no + " of act " + id.value());
        }
        sql.execute(PART_OURS, DSL.val(act.getId()), DSL.val(no), DSL.inline(forGood));
        sql.execute(PART_THEIRS, DSL.val(act.getId()), DSL.val(no), DSL.inline(forGood));
        sql.deleteFrom(LINE_MATCH)
                .where(LINE_MATCH.ACT_ID.eq(act.getId()))
                .and(LINE_MATCH.NO.eq(no))
                .execute();
        if (!forGood) {
            match.match(act);
        }
        return List.copyOf(parted);
    }

    /**
     * What the difference of these lines comes from.
     *
     * @return what was said of them before, for {@link #restore}
     * @throws Invalid without lines, for a cause that balances alone have, or a note that is too long
     * @throws Stale when one of them is matched by now
     */
    @Transactional
    public List<Was> explain(
            AccessScope scope, ReconciliationId id, List<LineRef> lines, Cause cause, @Nullable String note) {
        var act = open(scope, id);
        if (lines.isEmpty()) {
            throw Invalid.field("lines", "reconciliation.invalid.noLines");
        } else if (!CAUSES.contains(cause)) {
            throw Invalid.field("cause", "web.invalid.choice");
        } else if (note != null && note.length() > LONGEST_NOTE) {
            throw Invalid.field("note", "reconciliation.invalid.reason", LONGEST_NOTE);
        }
        var before = new ArrayList<Was>();
        for (var line : lines) {
            before.add(was(act, line));
            say(act, new Was(line, cause, note == null || note.isBlank() ? null : note.strip(), true));
        }
        return List.copyOf(before);
    }

    private Was was(ActRecord act, LineRef line) {
        var found = line.ours()
                ? sql.select(OUR_LINE.CAUSE, OUR_LINE.NOTE, OUR_LINE.BY_HAND)
                        .from(OUR_LINE)
                        .where(OUR_LINE.ACT_ID.eq(act.getId()).and(OUR_LINE.ID.eq(line.id())))
                        .fetchOptional()
                : sql.select(THEIR_LINE.CAUSE, THEIR_LINE.NOTE, THEIR_LINE.BY_HAND)
                        .from(THEIR_LINE)
                        .where(THEIR_LINE.ACT_ID.eq(act.getId()).and(THEIR_LINE.ID.eq(line.id())))
                        .fetchOptional();
        return found.map(row -> (Record) row)
                .filter(row -> row.get(0) != null)
                .map(row -> new Was(
                        line,
                        Cause.valueOf(row.get(0, String.class)),
                        row.get(1, String.class),
                        row.get(2, Boolean.class)))
                .orElseThrow(() -> new Stale("line " + line + " of act " + act.getId()));
    }

    private void say(ActRecord act, Was said) {
        if (said.line.ours()) {
            sql.update(OUR_LINE)
                    .set(OUR_LINE.CAUSE, said.cause.name())
                    .set(OUR_LINE.NOTE, said.note)
                    .set(OUR_LINE.BY_HAND, said.byHand)
                    .where(OUR_LINE.ACT_ID.eq(act.getId()).and(OUR_LINE.ID.eq(said.line.id())))
                    .execute();
        } else {
            sql.update(THEIR_LINE)
                    .set(THEIR_LINE.CAUSE, said.cause.name())
                    .set(THEIR_LINE.NOTE, said.note)
                    .set(THEIR_LINE.BY_HAND, said.byHand)
                    .where(THEIR_LINE.ACT_ID.eq(act.getId()).and(THEIR_LINE.ID.eq(said.line.id())))
                    .execute();
        }
    }

    /**
     * Takes an explanation back.
     *
     * @throws Stale when one of the lines is matched by now
     */
    @Transactional
    public void restore(AccessScope scope, ReconciliationId id, List<Was> before) {
        var act = open(scope, id);
        for (var said : before) {
            was(act, said.line);
            say(act, said);
        }
    }
}
