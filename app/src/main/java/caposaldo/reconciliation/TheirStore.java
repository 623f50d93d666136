package caposaldo.reconciliation;

import static caposaldo.db.reconciliation.Tables.LINE_MATCH;
import static caposaldo.db.reconciliation.Tables.OUR_LINE;
import static caposaldo.db.reconciliation.Tables.THEIR_LINE;

import caposaldo.analytics.reconciliation.Posting;
import caposaldo.db.reconciliation.tables.records.ActRecord;
import caposaldo.receivable.LedgerItem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the client's ledger into an act; the caller holds the act. */
@Component
class TheirStore {

    /** {0} act, {1} places, {2} days, {3} kinds, {4} numbers, {5} amounts, a debit above zero, {6} import. */
    private static final String INSERT = """
            insert into reconciliation.their_line (act_id, line_no, on_day, kind, number, debit, credit, import_id)
            select {0}, no, on_day, kind, number, greatest(amount, 0), greatest(-amount, 0), {6}
            from unnest({1}::integer[], {2}::date[], {3}::text[], {4}::text[], {5}::numeric[]) as l (no, on_day, kind, number, amount)
            where amount <> 0
            order by no
            """;

    private final DSLContext sql;

    TheirStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Amounts are turned to the sides where ours stand; the caller saves the act. */
    void insert(ActRecord act, TheirLedger ledger, boolean mirrored, @Nullable Long importId) {
        var lines = ledger.lines();
        sql.execute(
                INSERT,
                DSL.val(act.getId()),
                values(lines, TheirLedger.Line::no, Integer[]::new),
                values(lines, TheirLedger.Line::on, LocalDate[]::new),
                values(lines, line -> line.kind().name(), String[]::new),
                values(lines, TheirLedger.Line::number, String[]::new),
                values(lines, line -> turned(line.amount(), mirrored), BigDecimal[]::new),
                DSL.val(importId, Long.class));
        act.setTheirLedger(ledger.format().name());
        act.setMirrored(mirrored);
        act.setTheirOpening(ledger.opening() == null ? null : turned(ledger.opening(), mirrored));
        act.setTheirClosing(ledger.closing() == null ? null : turned(ledger.closing(), mirrored));
    }

    private static BigDecimal turned(BigDecimal amount, boolean mirrored) {
        return mirrored ? amount.negate() : amount;
    }

    private static <T, V> Field<V[]> values(List<T> all, Function<T, V> value, IntFunction<V[]> array) {
        return DSL.val(all.stream().map(value).toArray(array));
    }

    /** Every line of theirs on its other side. */
    void turn(ActRecord act) {
        sql.update(THEIR_LINE)
                .set(THEIR_LINE.DEBIT, THEIR_LINE.CREDIT)
                .set(THEIR_LINE.CREDIT, THEIR_LINE.DEBIT)
                .where(THEIR_LINE.ACT_ID.eq(act.getId()))
                .execute();
        act.setMirrored(!act.getMirrored());
        act.setTheirOpening(
                act.getTheirOpening() == null ? null : act.getTheirOpening().negate());
        act.setTheirClosing(
                act.getTheirClosing() == null ? null : act.getTheirClosing().negate());
    }

    /** As if it had never come. */
    void forget(ActRecord act) {
        sql.update(OUR_LINE)
                .set(OUR_LINE.MATCH_NO, (Integer) null)
                .set(OUR_LINE.CAUSE, (String) null)
                .set(OUR_LINE.NOTE, (String) null)
                .set(OUR_LINE.BY_HAND, false)
                .where(OUR_LINE.ACT_ID.eq(act.getId()))
                .execute();
        sql.deleteFrom(THEIR_LINE).where(THEIR_LINE.ACT_ID.eq(act.getId())).execute();
        sql.deleteFrom(LINE_MATCH).where(LINE_MATCH.ACT_ID.eq(act.getId())).execute();
        act.setTheirLedger(null);
        act.setTheirFile(null);
        act.setTheirOpening(null);
        act.setTheirClosing(null);
    }

    /** Our lines that matching may touch, as it sees them. */
    List<Posting> ours(ActRecord act) {
        return sql.selectFrom(OUR_LINE)
                .where(OUR_LINE.ACT_ID.eq(act.getId()))
                .and(OUR_LINE.BY_HAND.isFalse())
                .fetch(row -> new Posting(
                        row.getId(),
                        row.getOnDay(),
                        kind(row.getKind()),
                        row.getNumber(),
                        cents(row.getDebit().subtract(row.getCredit()))));
    }

    /** Theirs that matching may touch. */
    List<Posting> theirs(ActRecord act) {
        return sql.selectFrom(THEIR_LINE)
                .where(THEIR_LINE.ACT_ID.eq(act.getId()))
                .and(THEIR_LINE.BY_HAND.isFalse())
                .fetch(row -> new Posting(
                        row.getId(),
                        row.getOnDay(),
                        Posting.Kind.valueOf(row.getKind()),
                        row.getNumber(),
                        cents(row.getDebit().subtract(row.getCredit()))));
    }

    /** {0} client, {1} currency, {2} first day, {3} last day, {4} how many days before and after. */
    private static final String AROUND = """
            select -m.ledger_item_id as key, m.on_day, m.kind, m.number, m.debit - m.credit as amount
            from (
                select * from reconciliation.movement({0}, {1}, {2}::date - {4}, {2}::date - 1)
                union all
                select * from reconciliation.movement({0}, {1}, {3}::date + 1, {3}::date + {4})
            ) m
            where not m.cancelling
            """;

    /** Our documents of the days before and after the period. */
    List<Posting> around(ActRecord act, int days) {
        var found = sql.fetch(
                AROUND,
                DSL.val(act.getClientId()),
                DSL.val(act.getCurrency()),
                DSL.val(act.getFromOn()),
                DSL.val(act.getUntilOn()),
                DSL.inline(days));
        var postings = new ArrayList<Posting>();
        for (var row : found) {
            postings.add(new Posting(
                    row.get("key", Long.class),
                    row.get("on_day", LocalDate.class),
                    kind(row.get("kind", String.class)),
                    row.get("number", String.class),
                    cents(row.get("amount", BigDecimal.class))));
        }
        return postings;
    }

    private static Posting.Kind kind(String ours) {
        return switch (LedgerItem.Kind.valueOf(ours)) {
            case INVOICE, INTEREST -> Posting.Kind.INVOICE;
            case CREDIT_NOTE -> Posting.Kind.CREDIT_NOTE;
            case PAYMENT -> Posting.Kind.PAYMENT;
            case WRITE_OFF -> Posting.Kind.OTHER;
        };
    }

    private static long cents(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }
}
