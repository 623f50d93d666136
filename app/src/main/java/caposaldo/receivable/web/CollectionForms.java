package caposaldo.receivable.web;

import caposaldo.account.ClientId;
import caposaldo.account.ClientRecords;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.people.Staff;
import caposaldo.receivable.DisputeRecords;
import caposaldo.receivable.ExpectedPayments;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.OtherLedgers;
import caposaldo.receivable.PromiseRecords;
import caposaldo.receivable.Receivables;
import caposaldo.web.Form;
import caposaldo.web.Option;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Component;

/** The two pages on which something is said about a debt: that of a document and that of a client's account. */
@Component
class CollectionForms {

    /** What is owed, and when it is expected. */
    @Component
    record Ledger(Receivables receivables, ExpectedPayments expected, OtherLedgers others) {}

    private static final int MOST = 100;

    private final Templates templates;
    private final Ledger ledger;
    private final DisputeRecords disputes;
    private final PromiseRecords promises;
    private final Staff staff;
    private final ClientRecords records;

    CollectionForms(
            Templates templates,
            Ledger ledger,
            DisputeRecords disputes,
            PromiseRecords promises,
            Staff staff,
            ClientRecords records) {
        this.templates = templates;
        this.ledger = ledger;
        this.disputes = disputes;
        this.promises = promises;
        this.staff = staff;
        this.records = records;
    }

    JteModel item(AccessScope scope, LedgerItemId id, Form form, Ui ui) {
        var item = ledger.receivables.get(scope, id);
        return templates.receivableItem(
                ui,
                new ItemPage(
                        item,
                        ledger.receivables.allocations(scope, item),
                        ledger.others.worth(scope, item),
                        ledger.expected.of(scope, id),
                        disputes.of(scope, id),
                        owners(scope, ui),
                        scope.may(Right.RECEIVABLE_POST),
                        scope.may(Right.RECEIVABLE_COLLECT)),
                form);
    }

    /** Nobody in particular is whoever opens it. */
    private List<Option> owners(AccessScope scope, Ui ui) {
        var owners = new ArrayList<>(List.of(new Option("", ui.t("receivable.dispute.owner.me"))));
        if (scope.may(Right.PEOPLE_READ)) {
            staff.names(scope).forEach(named -> owners.add(new Option(Long.toString(named.id()), named.name())));
        }
        return List.copyOf(owners);
    }

    /** Codes of the currencies that ledgers are kept in, the company's first. */
    List<String> currencies(AccessScope scope) {
        return ledger.others.currencies(scope).stream()
                .map(Currency::getCurrencyCode)
                .toList();
    }

    /** Of all clients, beside what they owe in the company's currency. */
    List<OtherLedgers.Ledger> others(AccessScope scope) {
        return ledger.others.total(scope);
    }

    JteModel client(AccessScope scope, ClientId client, Form form, Ui ui) {
        scope.require(Right.RECEIVABLE_READ);
        var account = ledger.receivables.account(scope, client);
        var list = client.path() + "/receivables/documents";
        return templates.receivableClient(
                ui,
                new ClientAccountPage(
                        records.head(scope, client, ui),
                        AccountFacts.of(account, list, ui),
                        AgeingChart.of(account, list, ui),
                        ledger.others.of(scope, client),
                        ledger.receivables.openDebts(scope, client, MOST),
                        ledger.receivables.openCredits(scope, client, MOST),
                        promises.of(scope, client),
                        scope.may(Right.RECEIVABLE_COLLECT)),
                form);
    }
}
