package caposaldo.collection;

import caposaldo.account.Client;
import caposaldo.account.ClientPeople;
import caposaldo.account.Clients;
import caposaldo.analytics.collection.DunningPlan;
import caposaldo.db.AccessScope;
import caposaldo.db.NumberSeries;
import caposaldo.db.Trail;
import caposaldo.db.collection.tables.records.DunningLetterRecord;
import caposaldo.kernel.Right;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerLock;
import caposaldo.web.Wording;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.13: one letter to a client in a currency, naming what is owed at this very moment and not contested, less its money that is
 * set against nothing yet, at the highest level any of it has reached. What was proposed before does not matter: everything is read anew under the lock of the ledger.
 */
@Component
public class SendLetter {

    /** What became of it. */
    public sealed interface Outcome {

        record Sent(DunningLetterId letter, String number) implements Outcome {}

        /** Nothing has reached a new level, the last letter is too young, or too little is owed by now. */
        record NotDue() implements Outcome {}
    }

    /** How numbers of letters begin. */
    static final String SERIES = "DL";

    /** What a letter is made of. */
    @Component
    record Making(
            DunningPlans plans, LetterStore store, NumberSeries numbers, Wording wording, LedgerCurrency currency) {}

    private final Making making;
    private final Clients clients;
    private final ClientPeople people;
    private final LedgerLock lock;
    private final DebtorRollups rollups;
    private final Trail trail;

    SendLetter(
            Making making, Clients clients, ClientPeople people, LedgerLock lock, DebtorRollups rollups, Trail trail) {
        this.making = making;
        this.clients = clients;
        this.people = people;
        this.lock = lock;
        this.rollups = rollups;
        this.trail = trail;
    }

    /** What would be sent at this moment; the next may say otherwise. */
    @Transactional(readOnly = true)
    public Optional<DunningPlan.Letter> due(AccessScope scope, ClientLedger of) {
        scope.require(Right.DUNNING_SEND);
        clients.check(scope, of.client());
        return due(making.plans.inForce(scope.date()), of, scope.date());
    }

    private Optional<DunningPlan.Letter> due(DunningVersion version, ClientLedger of, LocalDate today) {
        return making.plans
                .in(version.plan(), of.currency(), today)
                .letter(making.store.debts(of), making.store.unapplied(of), making.store.lastSent(of), today);
    }

    /** @throws caposaldo.kernel.Missing when there is no such client for this person */
    @Transactional
    public Outcome send(AccessScope scope, ClientLedger of) {
        return send(scope, of, null);
    }

    /** @param run it is one of many of */
    @Transactional
    Outcome send(AccessScope scope, ClientLedger of, @Nullable Long run) {
        scope.require(Right.DUNNING_SEND);
        var client = clients.get(scope, of.client());
        trail.worksOn(scope, client.portfolioId());
        lock.hold(of.client(), scope.date());
        making.store.forgetProposal(of);
        var version = making.plans.inForce(scope.date());
        var due = due(version, of, scope.date());
        if (due.isEmpty()) {
            return new Outcome.NotDue();
        }
        var sent = write(scope, client, of.currency(), version, due.get(), run);
        rollups.recount(List.of(of.client().value()), scope.date());
        return sent;
    }

    private Outcome write(
            AccessScope scope,
            Client client,
            Currency of,
            DunningVersion version,
            DunningPlan.Letter due,
            @Nullable Long run) {
        var language = LetterLanguage.of(client.country());
        var payBy = scope.date().plusDays(Math.max(version.plan().gap(), 1));
        var letter = making.store.made();
        letter.setNumber(making.numbers.next(SERIES, scope.date().getYear()));
        letter.setClientId(client.id().value());
        letter.setCurrency(of.getCurrencyCode());
        letter.setPlanId(version.id());
        letter.setLevel(due.level());
        letter.setHoldsDelivery(due.holdsDelivery());
        letter.setLanguage(language.code());
        letter.setClientName(client.legalName() == null ? client.name() : client.legalName());
        letter.setAddress(people.address(scope, client.id(), ClientPeople.SiteKind.INVOICE)
                .orElse(null));
        letter.setSetOff(due.setOff());
        letter.setAmount(due.amount());
        letter.setLetterCost(version.letterCost());
        letter.setSentOn(scope.date());
        letter.setPayBy(payBy);
        letter.setSentById(scope.userId());
        letter.setRunId(run);
        var text = version.text(due.level(), language).filled(values(letter, language));
        letter.setSubject(text.subject());
        letter.setBody(text.body());
        making.store.insert(
                letter,
                due.items(),
                due.items().stream()
                        .map(item ->
                                version.plan().level(item.dueOn(), scope.date()).orElseThrow())
                        .toList());
        return new Outcome.Sent(new DunningLetterId(letter.getId()), letter.getNumber());
    }

    private Map<String, String> values(DunningLetterRecord letter, LetterLanguage language) {
        var in = making.wording.in(language.locale());
        return Map.of(
                "client",
                letter.getClientName(),
                "number",
                letter.getNumber(),
                "amount",
                in.money(making.currency.money(letter.getAmount(), letter.getCurrency())),
                "date",
                in.date(letter.getSentOn()),
                "payBy",
                in.date(letter.getPayBy()),
                "level",
                Integer.toString(letter.getLevel()));
    }
}
