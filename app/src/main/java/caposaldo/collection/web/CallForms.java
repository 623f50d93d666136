package caposaldo.collection.web;

import caposaldo.account.ClientId;
import caposaldo.account.ClientPeople;
import caposaldo.account.ClientRecords;
import caposaldo.collection.CallSheets;
import caposaldo.collection.LogContact;
import caposaldo.collection.LogContact.Result;
import caposaldo.collection.LoggedContact.Channel;
import caposaldo.collection.LoggedContact.Next;
import caposaldo.collection.LoggedContact.Outcome;
import caposaldo.collection.LoggedContact.Step;
import caposaldo.collection.SendLetter;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.Dispute;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.OtherLedgers;
import caposaldo.web.Form;
import caposaldo.web.Option;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The page of a call, and what is typed there. */
@Component
class CallForms {

    /** Whom it is about. */
    @Component
    record Of(ClientRecords records, ClientPeople people, OtherLedgers ledgers) {}

    private final Templates templates;
    private final CallSheets sheets;
    private final Of of;
    private final SendLetter send;
    private final LedgerCurrency currency;

    CallForms(Templates templates, CallSheets sheets, Of of, SendLetter send, LedgerCurrency currency) {
        this.templates = templates;
        this.sheets = sheets;
        this.of = of;
        this.send = send;
        this.currency = currency;
    }

    JteModel page(AccessScope scope, ClientLedger ledger, Form form, Ui ui) {
        scope.require(Right.RECEIVABLE_READ);
        var client = ledger.client();
        var sheet = sheets.of(scope, ledger);
        var values = new HashMap<>(Map.of("contactedOn", scope.date().toString()));
        values.putAll(form.values());
        return templates.collectionClient(
                ui,
                new CallPage(
                        of.records.head(scope, client, ui),
                        sheet,
                        of.ledgers.currencies(scope, client),
                        choices(scope, client, sheet.items(), ui),
                        scope.may(Right.DUNNING_SEND) ? send.due(scope, ledger) : Optional.empty(),
                        scope.may(Right.RECEIVABLE_COLLECT)),
                new Form(Map.copyOf(values), form.problems()));
    }

    private CallPage.Choices choices(AccessScope scope, ClientId client, List<LedgerItem> items, Ui ui) {
        var nobody = new Option("", ui.t("collection.person.unknown"));
        var persons = of.people.contacts(scope, client).stream()
                .filter(person -> person.leftOn() == null)
                .map(person -> new Option(
                        Long.toString(person.id()),
                        person.channels().stream()
                                .findFirst()
                                .map(channel -> person.name() + " · " + channel.value())
                                .orElseGet(person::name)));
        return new CallPage.Choices(
                Stream.concat(Stream.of(nobody), persons).toList(),
                options(Channel.values(), "collection.channel.", ui),
                options(Outcome.values(), "collection.outcome.", ui),
                Stream.concat(
                                Stream.of(new Option("", "—")),
                                items.stream()
                                        .map(item -> new Option(
                                                Long.toString(item.id().value()), item.number())))
                        .toList(),
                options(Dispute.Reason.values(), "receivable.disputes.reason.", ui),
                Stream.concat(
                                Stream.of(new Option("", ui.t("collection.step.none"))),
                                options(Step.values(), "collection.step.", ui).stream())
                        .toList());
    }

    private static List<Option> options(Enum<?>[] values, String words, Ui ui) {
        return Stream.of(values)
                .map(value -> new Option(value.name(), ui.t(words + value)))
                .toList();
    }

    LogContact.Talk talk(Typed typed, Currency in) {
        var step = typed.text("nextStep").isEmpty()
                ? Optional.<Next>empty()
                : Optional.of(new Next(typed.choice("nextStep", Step.values()), typed.day("nextOn")));
        return new LogContact.Talk(
                typed.key("person").orElse(null),
                typed.day("contactedOn"),
                typed.choice("channel", Channel.values()),
                result(typed, in),
                typed.orNull("note"),
                step);
    }

    private Result result(Typed typed, Currency in) {
        var outcome = typed.choice("outcome", Outcome.values());
        return switch (outcome) {
            case PROMISED ->
                new Result.Promised(
                        currency.exact(typed.requireNumber("amount", "receivable.invalid.amount"), in, "amount"),
                        typed.day("dueOn"));
            case DISPUTED ->
                new Result.Disputed(
                        new LedgerItemId(typed.requireKey("item", "web.api.missing")),
                        typed.choice("reason", Dispute.Reason.values()),
                        typed.number("amount")
                                .map(amount ->
                                        currency.exact(amount, in, "amount").amount())
                                .orElse(null));
            case PAID, WILL_CHECK, REFUSED, NOT_REACHED, OTHER -> new Result.Said(outcome);
        };
    }
}
