package caposaldo.claim.web;

import caposaldo.claim.Deadlines;
import caposaldo.claim.Discrepancy;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Within how many days a discrepancy is told. */
@Controller
class DeadlineController {

    private final Templates templates;
    private final Deadlines deadlines;

    DeadlineController(Templates templates, Deadlines deadlines) {
        this.templates = templates;
        this.deadlines = deadlines;
    }

    @GetMapping("/acts/deadlines/new")
    JteModel form(AccessScope scope, Ui ui) {
        scope.require(Right.CLAIM_RULES);
        return templates.claimDeadline(
                ui, ActPage.kinds(ui), Form.of(Map.of("validFrom", scope.date().toString())));
    }

    @PostMapping("/acts/deadlines")
    Object keep(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.CLAIM_RULES);
        var typed = new Typed(values);
        try {
            deadlines.keep(
                    scope,
                    typed.choice("kind", Discrepancy.values()),
                    typed.day("validFrom"),
                    days(typed.requireNumber("days", "web.api.missing")),
                    typed.text("source"));
            new Toast(ui.t("claim.deadlines.kept")).after(redirect);
            return "redirect:/acts/deadlines";
        } catch (Invalid why) {
            return templates.claimDeadline(ui, ActPage.kinds(ui), typed.refused(why));
        }
    }

    /** What is no number of days is refused as one that is too high. */
    static int days(BigDecimal typed) {
        return typed.stripTrailingZeros().scale() <= 0
                        && typed.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                ? typed.intValue()
                : -1;
    }
}
