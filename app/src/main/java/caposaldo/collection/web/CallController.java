package caposaldo.collection.web;

import caposaldo.account.ClientId;
import caposaldo.collection.CallList;
import caposaldo.collection.LogContact;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
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

    CallController(CallForms forms, CallList calls, LogContact log) {
        this.forms = forms;
        this.calls = calls;
        this.log = log;
    }

    @GetMapping("/clients/{id:\\d+}/collection")
    JteModel client(@PathVariable long id, AccessScope scope, Ui ui) {
        return forms.page(scope, new ClientId(id), Form.blank(), ui);
    }

    @GetMapping("/clients/{id:\\d+}/collection/next")
    String next(@PathVariable long id, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        var next = calls.next(scope, new ClientId(id));
        if (next.isEmpty()) {
            new Toast(ui.t("collection.nobodyElse")).after(redirect);
        }
        return "redirect:" + next.map(client -> client.path() + "/collection").orElse("/collection");
    }

    @PostMapping("/clients/{id:\\d+}/collection/contacts")
    Object log(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var client = new ClientId(id);
        var typed = new Typed(values);
        try {
            log.log(scope, client, forms.talk(typed));
            new Toast(ui.t("collection.logged")).after(redirect);
            return "redirect:" + client.path() + "/collection";
        } catch (Invalid why) {
            return forms.page(scope, client, typed.refused(why), ui);
        }
    }
}
