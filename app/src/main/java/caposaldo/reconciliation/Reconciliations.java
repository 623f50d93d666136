package caposaldo.reconciliation;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.reconciliation.Tables.ACT;
import static caposaldo.db.reconciliation.Tables.ACT_STEP;
import static caposaldo.db.reconciliation.Tables.OUR_LINE;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads acts of reconciliation, never of a client that the scope does not show. */
@Component
public class Reconciliations {

    /** What became of an act. */
    public record Step(
            Instant at,
            String by,
            Reconciliation.State state,
            @Nullable String reason) {}

    /**
     * An act that a client's ledger may be laid beside.
     *
     * @param waits whether it is open and has none yet
     */
    record Waiting(ReconciliationId id, ClientId client, Currency currency, boolean waits)
            implements Comparable<Waiting> {

        /** In the order in which everybody locks several ledgers. */
        @Override
        public int compareTo(Waiting other) {
            return Comparator.comparingLong((Waiting act) -> act.client.value())
                    .thenComparingLong(act -> act.id.value())
                    .compare(this, other);
        }
    }

    /** A period to reconcile. */
    public record Days(LocalDate from, LocalDate until) {}

    private final DSLContext sql;
    private final Clients clients;

    Reconciliations(DSLContext sql, Clients clients) {
        this.sql = sql;
        this.clients = clients;
    }

    /** @throws Missing when there is no such act for this person */
    @Transactional(readOnly = true)
    public Reconciliation get(AccessScope scope, ReconciliationId id) {
        scope.require(Right.RECEIVABLE_READ);
        return sql.select(ACT.fields())
                .select(CLIENT.NAME)
                .from(ACT)
                .join(CLIENT)
                .on(CLIENT.ID.eq(ACT.CLIENT_ID))
                .where(ACT.ID.eq(id.value()))
                .and(Clients.seenBy(scope))
                .fetchOptional(Reconciliations::act)
                .orElseThrow(() -> new Missing("act " + id.value()));
    }

    private static Reconciliation act(Record row) {
        var currency = Currency.getInstance(row.get(ACT.CURRENCY));
        return new Reconciliation(
                new ReconciliationId(row.get(ACT.ID)),
                text(row.get(ACT.NUMBER)),
                new ClientId(row.get(ACT.CLIENT_ID)),
                text(row.get(CLIENT.NAME)),
                new Reconciliation.Parties(text(row.get(ACT.OUR_PARTY)), text(row.get(ACT.THEIR_PARTY))),
                Objects.requireNonNull(row.get(ACT.FROM_ON)),
                Objects.requireNonNull(row.get(ACT.UNTIL_ON)),
                Locale.of(text(row.get(ACT.LANGUAGE))),
                Reconciliation.State.valueOf(row.get(ACT.STATE)),
                new Reconciliation.Balance(
                        new Money(row.get(ACT.OPENING), currency),
                        new Money(row.get(ACT.DEBITS), currency),
                        new Money(row.get(ACT.CREDITS), currency)),
                row.get(ACT.SENT_ON),
                Optional.ofNullable(row.get(ACT.OUR_NAME)).map(ours -> signatures(ours, row)),
                Optional.ofNullable(row.get(ACT.THEIR_LEDGER))
                        .map(came -> new Reconciliation.Theirs(
                                Objects.requireNonNullElse(row.get(ACT.THEIR_FILE), ""), row.get(ACT.MIRRORED))),
                row.get(ACT.REASON),
                row.get(ACT.VERSION));
    }

    private static Reconciliation.Signatures signatures(String ours, Record row) {
        return new Reconciliation.Signatures(
                new Reconciliation.Signature(
                        ours, text(row.get(ACT.OUR_ROLE)), Objects.requireNonNull(row.get(ACT.OUR_DAY))),
                new Reconciliation.Signature(
                        text(row.get(ACT.THEIR_NAME)),
                        text(row.get(ACT.THEIR_ROLE)),
                        Objects.requireNonNull(row.get(ACT.THEIR_DAY))));
    }

    private static String text(@Nullable String kept) {
        return Objects.requireNonNull(kept);
    }

    /** Its documents by day; the caller has seen the act. */
    @Transactional(readOnly = true)
    public List<ReconciliationLine> lines(AccessScope scope, Reconciliation act) {
        scope.require(Right.RECEIVABLE_READ);
        var currency = act.currency();
        return sql.selectFrom(OUR_LINE)
                .where(OUR_LINE.ACT_ID.eq(act.id().value()))
                .orderBy(OUR_LINE.ON_DAY, OUR_LINE.ID)
                .fetch(row -> new ReconciliationLine(
                        row.getId(),
                        Optional.ofNullable(row.getLedgerItemId()).map(LedgerItemId::new),
                        row.getCancelling(),
                        row.getOnDay(),
                        LedgerItem.Kind.valueOf(row.getKind()),
                        row.getNumber(),
                        new Money(row.getDebit(), currency),
                        new Money(row.getCredit(), currency)));
    }

    /** What became of it, the first first; the caller has seen the act. */
    @Transactional(readOnly = true)
    public List<Step> steps(AccessScope scope, Reconciliation act) {
        scope.require(Right.RECEIVABLE_READ);
        return sql.select(ACT_STEP.TAKEN_AT, APP_USER.DISPLAY_NAME, ACT_STEP.STATE, ACT_STEP.REASON)
                .from(ACT_STEP)
                .leftJoin(APP_USER)
                .on(APP_USER.ID.eq(ACT_STEP.TAKEN_BY_ID))
                .where(ACT_STEP.ACT_ID.eq(act.id().value()))
                .orderBy(ACT_STEP.ID)
                .fetch(row -> new Step(
                        row.value1().toInstant(),
                        Objects.requireNonNullElse(row.value2(), "—"),
                        Reconciliation.State.valueOf(row.value3()),
                        row.value4()));
    }

    /**
     * What a new act of this ledger is likely for: the last quarter that is over, without the days that another act has.
     *
     * @throws Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public Days next(AccessScope scope, ClientLedger of) {
        clients.check(scope, of.client());
        var usual = lastQuarter(scope.date());
        var last = sql.select(DSL.max(ACT.UNTIL_ON))
                .from(ACT)
                .where(of(of))
                .and(ACT.STATE.ne(Reconciliation.State.WITHDRAWN.name()))
                .fetchSingle()
                .value1();
        return last == null || last.isBefore(usual.from) || !last.isBefore(usual.until)
                ? usual
                : new Days(last.plusDays(1), usual.until);
    }

    /** The last quarter of a year that was over as {@code today} began. */
    public static Days lastQuarter(LocalDate today) {
        var until = today.withDayOfMonth(1)
                .minusMonths((today.getMonthValue() - 1) % 3)
                .minusDays(1);
        return new Days(until.withDayOfMonth(1).minusMonths(2), until);
    }

    /** The number of the act that has one of these days; the caller has seen the client. */
    Optional<String> overlapping(ClientLedger of, Days days) {
        return sql.select(ACT.NUMBER)
                .from(ACT)
                .where(of(of))
                .and(ACT.STATE.ne(Reconciliation.State.WITHDRAWN.name()))
                .and(ACT.FROM_ON.le(days.until))
                .and(ACT.UNTIL_ON.ge(days.from))
                .limit(1)
                .fetchOptional(ACT.NUMBER);
    }

    private static Condition of(ClientLedger ledger) {
        return ACT.CLIENT_ID
                .eq(ledger.client().value())
                .and(ACT.CURRENCY.eq(ledger.currency().getCurrencyCode()));
    }

    /** The act with this number, if this person sees it. */
    Optional<Waiting> waiting(AccessScope scope, String number) {
        return sql.select(ACT.ID, ACT.CLIENT_ID, ACT.CURRENCY, ACT.STATE, ACT.THEIR_LEDGER)
                .from(ACT)
                .join(CLIENT)
                .on(CLIENT.ID.eq(ACT.CLIENT_ID))
                .where(ACT.NUMBER.eq(number))
                .and(Clients.seenBy(scope))
                .fetchOptional(row -> new Waiting(
                        new ReconciliationId(row.value1()),
                        new ClientId(row.value2()),
                        Currency.getInstance(row.value3()),
                        Reconciliation.State.valueOf(row.value4()).isOpen() && row.value5() == null));
    }

    /** Which client an act is of, for who is about to change it. */
    ClientId clientOf(AccessScope scope, ReconciliationId id) {
        return sql.select(ACT.CLIENT_ID)
                .from(ACT)
                .join(CLIENT)
                .on(CLIENT.ID.eq(ACT.CLIENT_ID))
                .where(ACT.ID.eq(id.value()))
                .and(Clients.seenBy(scope))
                .fetchOptional(row -> new ClientId(row.value1()))
                .orElseThrow(() -> new Missing("act " + id.value()));
    }
}
