package caposaldo.collection;

import static caposaldo.db.account.Tables.CONTACT;
import static caposaldo.db.collection.Tables.CONTACT_LOG;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.analytics.collection.CallScript;
import caposaldo.collection.LoggedContact.Channel;
import caposaldo.collection.LoggedContact.Next;
import caposaldo.collection.LoggedContact.Outcome;
import caposaldo.collection.LoggedContact.Step;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.Dispute;
import caposaldo.receivable.DisputeRecords;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.Promise;
import caposaldo.receivable.PromiseRecords;
import caposaldo.receivable.Receivables;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.13: everything whoever calls a client must have before him. */
@Component
public class CallSheets {

    /**
     * @param of everything but the talks is of this ledger
     * @param debtor empty when nothing is overdue
     * @param script what to say, out of the facts
     * @param cost of the letters and agencies of twelve months, in the company's currency; empty for none
     * @param items what is open and not due yet or overdue, by due date
     */
    public record CallSheet(
            ClientLedger of,
            Optional<OverdueClient> debtor,
            List<CallScript.Line> script,
            List<LedgerItem> items,
            List<Dispute> disputes,
            List<DunningLetter> letters,
            Optional<Money> cost,
            List<LoggedContact> contacts) {}

    /** The rooms that know a client's account. */
    @Component
    record Account(Receivables receivables, DisputeRecords disputes, PromiseRecords promises) {}

    private static final int MOST = 100;
    private static final int MONTHS = 12;

    private final DSLContext sql;
    private final Clients clients;
    private final CallList calls;
    private final DunningLetters letters;
    private final Account account;

    CallSheets(DSLContext sql, Clients clients, CallList calls, DunningLetters letters, Account account) {
        this.sql = sql;
        this.clients = clients;
        this.calls = calls;
        this.letters = letters;
        this.account = account;
    }

    /** @throws caposaldo.kernel.Missing when there is no such client for this person */
    @Transactional(readOnly = true)
    public CallSheet of(AccessScope scope, ClientLedger of) {
        var debtor = calls.of(scope, of);
        var disputes = account.disputes.open(scope, of.client()).stream()
                .filter(dispute -> dispute.amount().currency().equals(of.currency()))
                .toList();
        var sent = letters.of(scope, of.client()).stream()
                .filter(letter -> letter.amount().currency().equals(of.currency()))
                .toList();
        return new CallSheet(
                of,
                debtor,
                CallScript.lines(facts(scope, of, debtor, disputes, sent), scope.date()),
                account.receivables.openDebts(scope, of.client(), of.currency(), MOST),
                disputes,
                sent,
                sent.stream()
                        .map(letter -> letter.costSince(scope.date().minusMonths(MONTHS)))
                        .reduce(Money::plus)
                        .filter(cost -> cost.amount().signum() > 0),
                contacts(scope, of.client()));
    }

    private CallScript.Facts facts(
            AccessScope scope,
            ClientLedger of,
            Optional<OverdueClient> debtor,
            List<Dispute> disputes,
            List<DunningLetter> sent) {
        return new CallScript.Facts(
                debtor.map(owes -> owes.overdue().amount()).orElse(BigDecimal.ZERO),
                debtor.map(OverdueClient::items).orElse(0),
                debtor.map(OverdueClient::oldestDueOn),
                debtor.map(owes -> owes.disputed().amount()).orElse(BigDecimal.ZERO),
                disputes.size(),
                account.promises.of(scope, of.client()).stream()
                        .filter(promise -> promise.amount().currency().equals(of.currency())
                                && promise.state() != Promise.State.WITHDRAWN)
                        .findFirst()
                        .map(CallSheets::promised),
                sent.stream()
                        .filter(DunningLetter::stands)
                        .max(Comparator.comparing(DunningLetter::level).thenComparing(DunningLetter::sentOn))
                        .map(letter -> new CallScript.Letter(
                                letter.number(), letter.level(), letter.sentOn(), letter.holdsDelivery())));
    }

    private static CallScript.Promised promised(Promise promise) {
        return new CallScript.Promised(
                promise.dueOn(),
                promise.amount().amount(),
                promise.received().amount(),
                CallScript.Outcome.valueOf(promise.state().name()));
    }

    /** Talks about money with one client, the latest first. */
    @Transactional(readOnly = true)
    public List<LoggedContact> contacts(AccessScope scope, ClientId client) {
        scope.require(Right.RECEIVABLE_READ);
        clients.check(scope, client);
        return sql.select(CONTACT_LOG.fields())
                .select(CONTACT.FULL_NAME, APP_USER.DISPLAY_NAME)
                .from(CONTACT_LOG)
                .leftJoin(CONTACT)
                .on(CONTACT.ID.eq(CONTACT_LOG.CONTACT_ID))
                .join(APP_USER)
                .on(APP_USER.ID.eq(CONTACT_LOG.LOGGED_BY_ID))
                .where(CONTACT_LOG.CLIENT_ID.eq(client.value()))
                .orderBy(CONTACT_LOG.CONTACTED_ON.desc(), CONTACT_LOG.ID.desc())
                .limit(MOST)
                .fetch(CallSheets::contact);
    }

    private static LoggedContact contact(Record row) {
        return new LoggedContact(
                row.get(CONTACT_LOG.ID),
                Objects.requireNonNull(row.get(CONTACT_LOG.CONTACTED_ON)),
                Channel.valueOf(row.get(CONTACT_LOG.CHANNEL)),
                row.get(CONTACT.FULL_NAME),
                Outcome.valueOf(row.get(CONTACT_LOG.OUTCOME)),
                row.get(CONTACT_LOG.PROMISE_ID),
                row.get(CONTACT_LOG.DISPUTE_ID),
                row.get(CONTACT_LOG.NOTE),
                Optional.ofNullable(row.get(CONTACT_LOG.NEXT_STEP))
                        .map(step ->
                                new Next(Step.valueOf(step), Objects.requireNonNull(row.get(CONTACT_LOG.NEXT_ON)))),
                Objects.requireNonNull(row.get(APP_USER.DISPLAY_NAME)));
    }
}
