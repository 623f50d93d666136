package caposaldo.reconciliation;

import static caposaldo.db.reconciliation.Tables.OUR_LINE;
import static caposaldo.db.reconciliation.Tables.THEIR_LINE;

import caposaldo.analytics.reconciliation.Cause;
import caposaldo.analytics.reconciliation.Reason;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what explains the difference between the client's ledger and ours; the caller has seen the act. */
@Component
public class Differences {

    /** What one cause comes to; theirs less ours. */
    public record ByCause(Cause cause, int lines, Money amount) {}

    /**
     * A line that the other side does not have.
     *
     * @param kind of our ledger or of theirs
     * @param amount above zero is a debit
     */
    public record Alone(
            LineRef line,
            LocalDate on,
            String kind,
            String number,
            Money amount,
            Cause cause,
            @Nullable String note,
            boolean byHand) {}

    /**
     * Lines that are the same.
     *
     * @param difference theirs less ours, within the period
     */
    public record Group(
            int no,
            LocalDate on,
            String ours,
            String theirs,
            Money amount,
            Money difference,
            List<Reason> reasons,
            @Nullable Cause cause,
            boolean byHand) {}

    /** One part of the difference, as the protocol tells it. */
    public record Part(
            Cause cause,
            LocalDate on,
            @Nullable String ours,
            @Nullable String theirs,
            Money amount,
            @Nullable String note) {}

    private static final String PARTS = """
            select cause, on_day, ours, theirs, amount, note from reconciliation.difference(?) order by cause, on_day, id
            """;

    private static final String BY_CAUSE = """
            select cause, count(*)::integer as lines, sum(amount) as amount
            from reconciliation.difference(?) group by cause
            """;

    /** {0} act, {1} at most so many: those that differ first, then what a person said, then the latest. */
    private static final String GROUPS = """
            select m.no, o.on_day, o.numbers as ours, coalesce(t.numbers, '') as theirs, o.amount, t.amount - o.amount as difference,
                array_to_string(m.reasons, ',') as reasons, m.cause, m.by_hand
            from reconciliation.line_match m
            join reconciliation.act a on a.id = m.act_id
            join lateral (
                select min(on_day) as on_day, string_agg(number, ', ' order by id) as numbers, sum(debit - credit) as amount
                from reconciliation.our_line where act_id = m.act_id and match_no = m.no
            ) o on true
            join lateral (
                select string_agg(nullif(number, ''), ', ' order by id) as numbers,
                    sum(case when on_day between a.from_on and a.until_on then debit - credit else 0 end) as amount
                from reconciliation.their_line where act_id = m.act_id and match_no = m.no
            ) t on true
            where m.act_id = {0}
            order by (t.amount <> o.amount) desc, m.by_hand desc, o.on_day desc, m.no
            limit {1}
            """;

    private final DSLContext sql;

    Differences(DSLContext sql) {
        this.sql = sql;
    }

    /** The largest first, whichever its side; their sum is the difference of the closing balances. */
    @Transactional(readOnly = true)
    public List<ByCause> byCause(AccessScope scope, Reconciliation act) {
        scope.require(Right.RECEIVABLE_READ);
        var causes = new ArrayList<ByCause>();
        for (var row : sql.fetch(BY_CAUSE, act.id().value())) {
            causes.add(new ByCause(
                    Cause.valueOf(row.get("cause", String.class)),
                    row.get("lines", Integer.class),
                    money(act, row.get("amount", BigDecimal.class))));
        }
        causes.sort(Comparator.comparing((ByCause by) -> by.amount.amount().abs())
                .reversed()
                .thenComparing(ByCause::cause));
        return List.copyOf(causes);
    }

    /** Each part, by cause and day. */
    @Transactional(readOnly = true)
    public List<Part> parts(AccessScope scope, Reconciliation act) {
        scope.require(Right.RECEIVABLE_READ);
        var parts = new ArrayList<Part>();
        for (var row : sql.fetch(PARTS, act.id().value())) {
            parts.add(new Part(
                    Cause.valueOf(row.get("cause", String.class)),
                    Objects.requireNonNull(row.get("on_day", LocalDate.class)),
                    row.get("ours", String.class),
                    row.get("theirs", String.class),
                    money(act, row.get("amount", BigDecimal.class)),
                    row.get("note", String.class)));
        }
        return List.copyOf(parts);
    }

    private static Money money(Reconciliation act, BigDecimal amount) {
        return new Money(amount, act.currency());
    }

    /** The client's closing balance: ours with all that differs. */
    public static Money theirs(Reconciliation act, List<ByCause> causes) {
        return causes.stream().map(ByCause::amount).reduce(act.balance().closing(), Money::plus);
    }

    /** Lines only our ledger has, by day; at most {@code most}. */
    @Transactional(readOnly = true)
    public List<Alone> oursAlone(AccessScope scope, Reconciliation act, int most) {
        scope.require(Right.RECEIVABLE_READ);
        return sql.selectFrom(OUR_LINE)
                .where(OUR_LINE.ACT_ID.eq(act.id().value()))
                .and(OUR_LINE.CAUSE.isNotNull())
                .orderBy(OUR_LINE.ON_DAY, OUR_LINE.ID)
                .limit(most)
                .fetch(row -> new Alone(
                        new LineRef(true, row.getId()),
                        row.getOnDay(),
                        row.getKind(),
                        row.getNumber(),
                        money(act, row.getDebit().subtract(row.getCredit())),
                        Cause.valueOf(Objects.requireNonNull(row.getCause())),
                        row.getNote(),
                        row.getByHand()));
    }

    /** Lines only the client's ledger has. */
    @Transactional(readOnly = true)
    public List<Alone> theirsAlone(AccessScope scope, Reconciliation act, int most) {
        scope.require(Right.RECEIVABLE_READ);
        return sql.selectFrom(THEIR_LINE)
                .where(THEIR_LINE.ACT_ID.eq(act.id().value()))
                .and(THEIR_LINE.CAUSE.isNotNull())
                .orderBy(THEIR_LINE.ON_DAY, THEIR_LINE.ID)
                .limit(most)
                .fetch(row -> new Alone(
                        new LineRef(false, row.getId()),
                        row.getOnDay(),
                        row.getKind(),
                        row.getNumber(),
                        money(act, row.getDebit().subtract(row.getCredit())),
                        Cause.valueOf(Objects.requireNonNull(row.getCause())),
                        row.getNote(),
                        row.getByHand()));
    }

    /** Lines that are the same: those that differ first, then what people said, then the latest. */
    @Transactional(readOnly = true)
    public List<Group> groups(AccessScope scope, Reconciliation act, int most) {
        scope.require(Right.RECEIVABLE_READ);
        var groups = new ArrayList<Group>();
        for (var row : sql.fetch(GROUPS, DSL.val(act.id().value()), DSL.inline(most))) {
            var cause = row.get("cause", String.class);
            groups.add(new Group(
                    row.get("no", Integer.class),
                    Objects.requireNonNull(row.get("on_day", LocalDate.class)),
                    row.get("ours", String.class),
                    row.get("theirs", String.class),
                    money(act, row.get("amount", BigDecimal.class)),
                    money(act, row.get("difference", BigDecimal.class)),
                    reasons(row.get("reasons", String.class)),
                    cause == null ? null : Cause.valueOf(cause),
                    row.get("by_hand", Boolean.class)));
        }
        return List.copyOf(groups);
    }

    private static List<Reason> reasons(String written) {
        return Stream.of(written.split(","))
                .filter(reason -> !reason.isEmpty())
                .map(Reason::valueOf)
                .toList();
    }
}
