package caposaldo.collection.web;

import caposaldo.account.ClientId;
import caposaldo.collection.CallList;
import caposaldo.collection.LogContact;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.models.runtime.JteModel;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A call about money, from the client that is first to the one that comes after. */
@Controller
class CallController {

    private final CallForms forms;
    private final CallList calls;
    private final LogContact log;
    private final LedgerCurrency currency;

    CallController(CallForms forms, CallList calls, LogContact log, LedgerCurrency currency) {
        this.forms = forms;
        this.calls = calls;
        this.log = log;
        this.currency = currency;
    }

    @GetMapping("/clients/{id:\\d+}/collection")
    JteModel client(
            @PathVariable long id,
            @RequestParam(name = "currency", defaultValue = "") String code,
            AccessScope scope,
            Ui ui) {
        return forms.page(scope, currency.of(new ClientId(id), code), Form.blank(), ui);
    }

    @GetMapping("/clients/{id:\\d+}/collection/next")
    String next(
            @PathVariable long id,
            @RequestParam(name = "currency", defaultValue = "") String code,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var of = currency.of(new ClientId(id), code);
        var next = calls.next(scope, of);
        if (next.isEmpty()) {
            new Toast(ui.t("collection.nobodyElse")).after(redirect);
        }
        return "redirect:" + next.map(client -> client.path() + "/collection").orElse("/collection") + also(of);
    }

    private String also(ClientLedger of) {
        return currency.isOwn(of.currency()) ? "" : "?currency=" + of.currency();
    }

    @PostMapping("/clients/{id:\\d+}/collection/contacts")
    Object log(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var typed = new Typed(values);
        var of = currency.of(new ClientId(id), typed.orNull("currency"));
        try {
            log.log(scope, of.client(), forms.talk(typed, of.currency()));
            new Toast(ui.t("collection.logged")).after(redirect);
            return "redirect:" + of.client().path() + "/collection" + also(of);
        } catch (Invalid why) {
            return forms.page(scope, of, typed.refused(why), ui);
        }
    }
}
