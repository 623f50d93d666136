package caposaldo.claim.web;

import caposaldo.claim.Reasons;
import caposaldo.claim.ReturnReason;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.web.Form;
import caposaldo.web.Option;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tree of reasons why goods come back. */
@Controller
class ReasonController {

    private final Templates templates;
    private final Reasons reasons;

    ReasonController(Templates templates, Reasons reasons) {
        this.templates = templates;
        this.reasons = reasons;
    }

    @GetMapping("/returns/reasons/new")
    JteModel form(AccessScope scope, Ui ui) {
        scope.require(Right.CLAIM_RULES);
        return form(scope, Form.of(Map.of("validFrom", scope.date().toString())), ui);
    }

    private JteModel form(AccessScope scope, Form form, Ui ui) {
        var groups = reasons.groups(scope).stream()
                .map(group -> new Option(group.code(), ui.tOr("claim.reasonGroup." + group.code(), group.name())))
                .toList();
        return templates.claimReasonForm(ui, groups, form);
    }

    @PostMapping("/returns/reasons")
    Object add(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.CLAIM_RULES);
        var typed = new Typed(values);
        try {
            reasons.add(scope, typed.text("group"), typed.text("code"), typed.text("name"), typed.day("validFrom"));
            new Toast(ui.t("claim.reasons.added")).after(redirect);
            return "redirect:/returns/reasons";
        } catch (Invalid why) {
            return form(scope, typed.refused(why), ui);
        }
    }

    @GetMapping("/returns/reasons/{id:\\d+}")
    JteModel reason(@PathVariable long id, AccessScope scope, Ui ui) {
        return page(scope, id, Form.blank(), ui);
    }

    private JteModel page(AccessScope scope, long id, Form form, Ui ui) {
        return templates.claimReason(ui, get(scope, id), form);
    }

    private ReturnReason get(AccessScope scope, long id) {
        return reasons.all(scope).stream()
                .filter(reason -> reason.id() == id)
                .findFirst()
                .orElseThrow(() -> new Missing("reason " + id));
    }

    @PostMapping("/returns/reasons/{id:\\d+}/ending")
    Object end(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CLAIM_RULES);
        var typed = new Typed(values);
        try {
            reasons.end(scope, id, typed.day("validUntil"));
            new Toast(ui.t("claim.reasons.ended")).after(redirect);
            return "redirect:/returns/reasons";
        } catch (Invalid why) {
            return page(scope, id, typed.refused(why), ui);
        }
    }
}
