package caposaldo.receivable.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.ChargeInterest;
import caposaldo.receivable.KeepInterestLaw;
import caposaldo.receivable.LedgerItemId;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Interest on what was paid late: reckoned with its working, claimed or waived; and the law it rests on. */
@Controller
class InterestController {

    private static final BigDecimal USUAL_MARGIN = BigDecimal.valueOf(8);

    private final Templates templates;
    private final ChargeInterest interest;
    private final KeepInterestLaw law;

    InterestController(Templates templates, ChargeInterest interest, KeepInterestLaw law) {
        this.templates = templates;
        this.interest = interest;
        this.law = law;
    }

    @GetMapping("/receivables/items/{id:\\d+}/interest")
    JteModel interest(@PathVariable long id, AccessScope scope, Ui ui) {
        var item = new LedgerItemId(id);
        return templates.receivableInterest(ui, item, interest.claim(scope, item), scope.may(Right.RECEIVABLE_POST));
    }

    @PostMapping("/receivables/items/{id:\\d+}/interest")
    String charge(@PathVariable long id, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_POST);
        var made = interest.charge(scope, new LedgerItemId(id));
        new Toast(ui.t("receivable.interest.charged")).after(redirect);
        return "redirect:" + made.path();
    }

    @PostMapping("/receivables/items/{id:\\d+}/interest/waiving")
    String waive(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_POST);
        var item = new LedgerItemId(id);
        interest.waive(scope, item, reason);
        new Toast(ui.t("receivable.interest.waived")).after(redirect);
        return "redirect:" + item.path();
    }

    @GetMapping("/receivables/interest/law/new")
    JteModel form(AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_POST);
        return templates.receivableLaw(ui, Form.of(Map.of("margin", USUAL_MARGIN.toPlainString())));
    }

    @PostMapping("/receivables/interest/law")
    Object keep(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_POST);
        var typed = new Typed(values);
        try {
            law.keep(
                    scope,
                    typed.day("from"),
                    typed.requireNumber("referenceRate", "receivable.invalid.rate"),
                    typed.requireNumber("margin", "receivable.invalid.rate"),
                    typed.text("source"));
            new Toast(ui.t("receivable.law.kept")).after(redirect);
            return "redirect:/receivables/interest/law";
        } catch (Invalid why) {
            return templates.receivableLaw(ui, typed.refused(why));
        }
    }
}
