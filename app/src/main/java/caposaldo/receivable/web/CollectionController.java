package caposaldo.receivable.web;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.Dispute;
import caposaldo.receivable.DisputeItem;
import caposaldo.receivable.DisputeRecords;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.PromiseRecords;
import caposaldo.receivable.RecordPromise;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is said on the way to the money: disputes of documents, promises of clients. */
@Controller
class CollectionController {

    private final DisputeItem dispute;
    private final DisputeRecords disputes;
    private final RecordPromise promise;
    private final PromiseRecords promises;
    private final CollectionForms forms;
    private final LedgerCurrency currency;

    CollectionController(
            DisputeItem dispute,
            DisputeRecords disputes,
            RecordPromise promise,
            PromiseRecords promises,
            CollectionForms forms,
            LedgerCurrency currency) {
        this.dispute = dispute;
        this.disputes = disputes;
        this.promise = promise;
        this.promises = promises;
        this.forms = forms;
        this.currency = currency;
    }

    /** A dispute opens as the document it is about. */
    @GetMapping("/receivables/disputes/{id:\\d+}")
    String dispute(@PathVariable long id, AccessScope scope) {
        return "redirect:" + disputes.get(scope, id).item().path();
    }

    @PostMapping("/receivables/items/{id:\\d+}/disputes")
    Object open(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var item = new LedgerItemId(id);
        var typed = new Typed(values);
        try {
            dispute.open(
                    scope,
                    new DisputeItem.Contest(
                            item,
                            typed.choice("reason", Dispute.Reason.values()),
                            typed.number("amount")
                                    .map(amount ->
                                            currency.exact(amount, "amount").amount())
                                    .orElse(null),
                            typed.orNull("note"),
                            typed.key("owner").orElse(null)));
            new Toast(ui.t("receivable.dispute.opened")).after(redirect);
            return "redirect:" + item.path();
        } catch (Invalid why) {
            return forms.item(scope, item, typed.refused(why), ui);
        }
    }

    @PostMapping("/receivables/disputes/{id:\\d+}/closing")
    String close(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam Dispute.Outcome outcome,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var item = disputes.get(scope, id).item();
        dispute.close(scope, id, version, outcome);
        new Toast(ui.t("receivable.dispute.closed")).after(redirect);
        return "redirect:" + item.path();
    }

    /** A promise opens as the account of its client. */
    @GetMapping("/receivables/promises/{id:\\d+}")
    String promise(@PathVariable long id, AccessScope scope) {
        return "redirect:" + promises.get(scope, id).client().path() + "/receivables";
    }

    @PostMapping("/clients/{id:\\d+}/promises")
    Object record(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var client = new ClientId(id);
        var typed = new Typed(values);
        try {
            var amount = currency.exact(typed.requireNumber("amount", "receivable.invalid.amount"), "amount");
            var due = typed.day("dueOn");
            var made = promise.record(scope, client, amount, due, typed.orNull("note"));
            new Toast(
                            ui.t("receivable.promise.recorded", ui.money(amount), ui.date(due)),
                            "/receivables/promises/" + made + "/withdrawing?version="
                                    + promises.get(scope, made).version())
                    .after(redirect);
            return "redirect:" + client.path() + "/receivables";
        } catch (Invalid why) {
            return forms.client(scope, client, typed.refused(why), ui);
        }
    }

    @PostMapping("/receivables/promises/{id:\\d+}/withdrawing")
    String withdraw(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var client = promises.get(scope, id).client();
        promise.withdraw(scope, id, version);
        new Toast(ui.t("receivable.promise.withdrawn")).after(redirect);
        return "redirect:" + client.path() + "/receivables";
    }
}
