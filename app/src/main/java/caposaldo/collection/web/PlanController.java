package caposaldo.collection.web;

import caposaldo.collection.DunningPlans;
import caposaldo.collection.KeepDunningPlan;
import caposaldo.collection.ProposeLetters;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The plan of dunning: read, looked through before it is changed, written for a day. */
@Controller
class PlanController {

    private static final String PATH = "/collection/plan";

    private final Templates templates;
    private final DunningPlans plans;
    private final KeepDunningPlan keep;
    private final ProposeLetters propose;

    PlanController(Templates templates, DunningPlans plans, KeepDunningPlan keep, ProposeLetters propose) {
        this.templates = templates;
        this.plans = plans;
        this.keep = keep;
        this.propose = propose;
    }

    @GetMapping(PATH)
    JteModel plan(AccessScope scope, Ui ui) {
        return page(scope, PlanForms.of(plans.inForce(scope), scope.date()), Optional.empty(), ui);
    }

    private JteModel page(AccessScope scope, Form form, Optional<PlanPage.Preview> preview, Ui ui) {
        return templates.collectionPlan(
                ui, new PlanPage(plans.inForce(scope), plans.all(scope), preview, scope.may(Right.DUNNING_PLAN)), form);
    }

    @PostMapping(PATH)
    Object keep(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.DUNNING_PLAN);
        var typed = new Typed(values);
        try {
            var facts = PlanForms.facts(typed);
            if (typed.text("act").equals("preview")) {
                var preview = new PlanPage.Preview(
                        propose.preview(scope, plans.inForce(scope).plan()), propose.preview(scope, facts.plan()));
                return page(scope, Form.of(typed.single()), Optional.of(preview), ui);
            }
            keep.keep(scope, facts);
            new Toast(ui.t("collection.plan.kept", ui.date(facts.validFrom()))).after(redirect);
            return "redirect:" + PATH;
        } catch (Invalid why) {
            return page(scope, typed.refused(why), Optional.empty(), ui);
        }
    }
}
