package caposaldo.collection.web;

import caposaldo.analytics.collection.CollectionList.Treatment;
import caposaldo.analytics.collection.CollectionList.Wait;
import caposaldo.collection.CallSheets.CallSheet;
import caposaldo.collection.LogContact.Result;
import caposaldo.collection.LogContact.Talk;
import caposaldo.collection.LoggedContact;
import caposaldo.collection.LoggedContact.Channel;
import caposaldo.collection.LoggedContact.Next;
import caposaldo.collection.LoggedContact.Outcome;
import caposaldo.collection.LoggedContact.Step;
import caposaldo.collection.OverdueClient;
import caposaldo.collection.PaymentForecast;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.receivable.Dispute;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerItemId;
import caposaldo.reliability.Standing;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shapes in which programs read and write calls. */
final class CallBodies {

    private CallBodies() {}

    /** @param debtor null when nothing is overdue */
    /** @param cost of the letters and agencies of twelve months, in the company's currency */
    record SheetBody(
            long clientId,
            String currency,
            @Nullable DebtorBody debtor,
            List<String> script,
            BigDecimal cost,
            List<ContactBody> contacts) {

        static SheetBody of(long client, CallSheet sheet, Ui ui) {
            return new SheetBody(
                    client,
                    sheet.of().currency().getCurrencyCode(),
                    sheet.debtor().map(debtor -> DebtorBody.of(debtor, ui)).orElse(null),
                    sheet.script().stream()
                            .map(line -> CallPage.said(line, sheet.of().currency(), ui))
                            .toList(),
                    sheet.cost().map(Money::amount).orElse(BigDecimal.ZERO),
                    sheet.contacts().stream().map(ContactBody::of).toList());
        }
    }

    record DebtorBody(
            LocalDate asOf,
            BigDecimal overdue,
            int overdueItems,
            int overdueDays,
            BigDecimal disputed,
            BigDecimal chanceLate,
            @Nullable BigDecimal expectedDays,
            List<String> reasons,
            @Nullable Standing standing,
            BigDecimal doubt,
            int brokenPromises,
            int letters,
            @Nullable Integer letterLevel,
            @Nullable LocalDate letterOn,
            BigDecimal priority,
            Treatment treatment,
            @Nullable Wait waits) {

        static DebtorBody of(OverdueClient debtor, Ui ui) {
            return new DebtorBody(
                    debtor.asOf(),
                    debtor.overdue().amount(),
                    debtor.items(),
                    debtor.overdueDays(),
                    debtor.disputed().amount(),
                    debtor.chanceLate(),
                    debtor.forecast().map(PaymentForecast::expectedDays).orElse(null),
                    CallPage.reasons(debtor, ui),
                    debtor.standing().orElse(null),
                    debtor.doubt().value(),
                    debtor.brokenPromises(),
                    debtor.letters(),
                    debtor.letterLevel(),
                    debtor.letterOn(),
                    debtor.priority().amount(),
                    debtor.treatment(),
                    debtor.waits().orElse(null));
        }
    }

    record ContactBody(
            long id,
            LocalDate contactedOn,
            Channel channel,
            @Nullable String person,
            Outcome outcome,
            @Nullable Long promiseId,
            @Nullable Long disputeId,
            @Nullable String note,
            @Nullable Step nextStep,
            @Nullable LocalDate nextOn,
            String loggedBy) {

        static ContactBody of(LoggedContact contact) {
            return new ContactBody(
                    contact.id(),
                    contact.contactedOn(),
                    contact.channel(),
                    contact.person(),
                    contact.outcome(),
                    contact.promise(),
                    contact.dispute(),
                    contact.note(),
                    contact.next().map(Next::step).orElse(null),
                    contact.next().map(Next::on).orElse(null),
                    contact.loggedBy());
        }
    }

    /**
     * @param contactedOn today when it is left out
     * @param amount what was promised, or what of the item is contested
     * @param currency of the amount; the company's when it is left out
     * @param dueOn of the promise
     */
    record NewContact(
            @Nullable Long personId,
            @Nullable LocalDate contactedOn,
            @Nullable Channel channel,
            @Nullable Outcome outcome,
            @Nullable String note,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable LocalDate dueOn,
            @Nullable Long itemId,
            Dispute.@Nullable Reason reason,
            @Nullable Step nextStep,
            @Nullable LocalDate nextOn) {

        Talk talk(LocalDate today, LedgerCurrency ledgers) {
            return new Talk(
                    personId,
                    contactedOn == null ? today : contactedOn,
                    required(channel, "channel"),
                    result(ledgers, ledgers.named(currency)),
                    note == null || note.isBlank() ? null : note.strip(),
                    nextStep == null ? Optional.empty() : Optional.of(new Next(nextStep, required(nextOn, "nextOn"))));
        }

        private Result result(LedgerCurrency ledgers, Currency of) {
            var coded = required(outcome, "outcome");
            return switch (coded) {
                case PROMISED ->
                    new Result.Promised(
                            ledgers.exact(required(amount, "amount"), of, "amount"), required(dueOn, "dueOn"));
                case DISPUTED ->
                    new Result.Disputed(
                            new LedgerItemId(required(itemId, "itemId")),
                            required(reason, "reason"),
                            amount == null
                                    ? null
                                    : ledgers.exact(amount, of, "amount").amount());
                case PAID, WILL_CHECK, REFUSED, NOT_REACHED, OTHER -> new Result.Said(coded);
            };
        }
    }

    /** @throws Invalid when it is left out */
    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw Invalid.field(field, "web.api.missing");
        }
        return value;
    }
}
