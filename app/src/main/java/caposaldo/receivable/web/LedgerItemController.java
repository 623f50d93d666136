package caposaldo.receivable.web;

import caposaldo.account.ClientChoice;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.ApplyCredits;
import caposaldo.receivable.CancelPayment;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.PaymentTerms;
import caposaldo.receivable.PostDocument;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One document of the ledger: posted, shown with what it is set against, set free, cancelled. */
@Controller
class LedgerItemController {

    /** What may be done to a document. */
    @Component
    record Acts(PostDocument post, ApplyCredits apply, CancelPayment cancel) {}

    private final Templates templates;
    private final CollectionForms pages;
    private final Acts acts;
    private final ClientChoice choice;
    private final LedgerCurrency currency;

    LedgerItemController(
            Templates templates, CollectionForms pages, Acts acts, ClientChoice choice, LedgerCurrency currency) {
        this.templates = templates;
        this.pages = pages;
        this.acts = acts;
        this.choice = choice;
        this.currency = currency;
    }

    @GetMapping("/receivables/items/{id:\\d+}")
    JteModel item(@PathVariable long id, AccessScope scope, Ui ui) {
        return pages.item(scope, new LedgerItemId(id), Form.blank(), ui);
    }

    @PostMapping("/receivables/items/{id:\\d+}/cancelling")
    String cancel(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        var item = new LedgerItemId(id);
        acts.cancel().cancel(scope, item, version);
        new Toast(ui.t("receivable.payment.cancelled")).after(redirect);
        return "redirect:" + item.path();
    }

    @PostMapping("/receivables/items/{id:\\d+}/allocations/{allocation:\\d+}/releasing")
    String release(
            @PathVariable long id,
            @PathVariable long allocation,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        acts.apply().release(scope, allocation);
        new Toast(ui.t("receivable.allocation.released")).after(redirect);
        return "redirect:" + new LedgerItemId(id).path();
    }

    @GetMapping("/receivables/documents/new")
    JteModel form(AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_POST);
        return form(Form.of(Map.of("issuedOn", scope.date().toString())), ui);
    }

    private JteModel form(Form form, Ui ui) {
        return templates.receivableDocument(
                ui, form, List.of(LedgerItem.Kind.INVOICE, LedgerItem.Kind.CREDIT_NOTE), PaymentTerms.USUAL.days());
    }

    @PostMapping("/receivables/documents")
    Object post(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_POST);
        var typed = new Typed(values);
        try {
            var id = acts.post().post(scope, document(scope, typed));
            new Toast(ui.t("receivable.document.posted")).after(redirect);
            return "redirect:" + id.path();
        } catch (Invalid why) {
            return form(typed.refused(why), ui);
        }
    }

    private PostDocument.Document document(AccessScope scope, Typed typed) {
        return new PostDocument.Document(
                choice.chosen(scope, typed.text("client"), "client"),
                typed.choice("kind", LedgerItem.Kind.values()),
                typed.orNull("number"),
                typed.day("issuedOn"),
                typed.dateOrWrong("dueOn").orElse(null),
                typed.orNull("terms"),
                typed.orNull("reference"),
                currency.exact(
                        typed.requireNumber("amount", "receivable.invalid.amount"),
                        currency.named(typed.orNull("currency")),
                        "amount"),
                null);
    }
}
