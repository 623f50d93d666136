package caposaldo.strategy.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.strategy.ChangeRules;
import caposaldo.strategy.RuleVersion;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The written rules, scale and weights: read by who sees sales, changed by who may. */
@Controller
class RulesController {

    private final Templates templates;
    private final ChangeRules rules;

    RulesController(Templates templates, ChangeRules rules) {
        this.templates = templates;
        this.rules = rules;
    }

    @GetMapping("/key-accounts/rules")
    JteModel rules(AccessScope scope, Ui ui) {
        scope.require(Right.SALES_READ);
        var current = rules.current();
        return page(current, Form.of(RulesForm.values(current)), scope, ui);
    }

    /** An older version, as it was. */
    @GetMapping("/key-accounts/rules/{number:\\d+}")
    JteModel version(@PathVariable long number, AccessScope scope, Ui ui) {
        scope.require(Right.SALES_READ);
        var version = rules.version(number);
        return templates.strategyVersion(ui, version, rules.current().number(), Form.of(RulesForm.values(version)));
    }

    @PostMapping("/key-accounts/rules")
    Object change(
            @RequestParam MultiValueMap<String, String> typed,
            AccessScope scope,
            Ui ui,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        scope.require(Right.RULES_EDIT);
        var current = rules.current();
        try {
            rules.change(
                    scope, RulesForm.version(typed), RulesForm.rules(typed, current.rules()), RulesForm.why(typed));
            undoable(ui.t("strategy.rules.changed"), current).after(redirect);
            return "redirect:/key-accounts";
        } catch (Invalid why) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(current, Form.refused(typed, why), scope, ui);
        }
    }

    /** The way back from a change is the version before, put in force again. */
    private Toast undoable(String said, RuleVersion before) {
        return new Toast(
                said,
                "/key-accounts/rules/" + before.number() + "/restoring?version="
                        + rules.current().number());
    }

    @PostMapping("/key-accounts/rules/preview")
    JteModel preview(@RequestParam MultiValueMap<String, String> typed, AccessScope scope, Ui ui) {
        scope.require(Right.RULES_EDIT);
        return templates.strategyEffect(
                ui, rules.preview(scope, RulesForm.rules(typed, rules.current().rules())));
    }

    @PostMapping("/key-accounts/rules/{number:\\d+}/restoring")
    String restore(
            @PathVariable long number,
            @RequestParam long version,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.RULES_EDIT);
        var before = rules.current();
        rules.restore(scope, version, number);
        undoable(ui.t("strategy.rules.restored", number), before).after(redirect);
        return "redirect:/key-accounts";
    }

    private JteModel page(RuleVersion current, Form form, AccessScope scope, Ui ui) {
        return templates.strategyRules(ui, current, form, rules.versions(), scope.may(Right.RULES_EDIT));
    }
}
