package caposaldo.reliability.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.reliability.ChangeScoring;
import caposaldo.reliability.ScoringVersion;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How checks are scored: read by who sees credit, changed by who keeps its rules. */
@Controller
class ScoringController {

    private final Templates templates;
    private final ChangeScoring scoring;

    ScoringController(Templates templates, ChangeScoring scoring) {
        this.templates = templates;
        this.scoring = scoring;
    }

    @GetMapping("/reliability/scoring")
    JteModel current(AccessScope scope, Ui ui) {
        var current = scoring.current(scope);
        return page(current, Form.of(ScoringForm.values(current)), scope, ui);
    }

    /** A version as it was. */
    @GetMapping("/reliability/scoring/{number:\\d+}")
    JteModel version(@PathVariable long number, AccessScope scope, Ui ui) {
        var version = scoring.version(scope, number);
        return templates.reliabilityScoring(
                ui, version, Form.of(ScoringForm.values(version)), scoring.versions(scope), false);
    }

    @PostMapping("/reliability/scoring")
    Object change(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.CREDIT_RULES);
        var typed = new Typed(values);
        try {
            scoring.change(
                    scope,
                    typed.requireKey("version", "web.api.missing"),
                    ScoringForm.scoring(typed),
                    typed.text("why"));
            new Toast(ui.t("reliability.scoring.changed")).after(redirect);
            return "redirect:/reliability/scoring";
        } catch (Invalid why) {
            return page(scoring.current(scope), typed.refused(why), scope, ui);
        }
    }

    private JteModel page(ScoringVersion current, Form form, AccessScope scope, Ui ui) {
        return templates.reliabilityScoring(ui, current, form, scoring.versions(scope), scope.may(Right.CREDIT_RULES));
    }
}
