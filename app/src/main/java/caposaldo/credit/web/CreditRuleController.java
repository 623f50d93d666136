package caposaldo.credit.web;

import caposaldo.credit.CheckPoint;
import caposaldo.credit.CreditClass;
import caposaldo.credit.HoldRule;
import caposaldo.credit.HoldRules;
import caposaldo.credit.LimitRights;
import caposaldo.credit.OverLimitRule;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.web.Form;
import caposaldo.web.Option;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What holds documents back, and how much each role may give. */
@Controller
class CreditRuleController {

    private final Templates templates;
    private final HoldRules rules;
    private final LimitRights rights;
    private final LedgerCurrency currency;
    private final OverLimitRule over;

    CreditRuleController(
            Templates templates, HoldRules rules, LimitRights rights, LedgerCurrency currency, OverLimitRule over) {
        this.templates = templates;
        this.rules = rules;
        this.rights = rights;
        this.currency = currency;
        this.over = over;
    }

    @GetMapping("/credit/rules")
    JteModel rules(AccessScope scope, Ui ui) {
        return page(Form.blank(), scope, ui);
    }

    private JteModel page(Form form, AccessScope scope, Ui ui) {
        var told = over.get(scope);
        var values = new HashMap<>(Map.of("days", String.valueOf(told.days())));
        values.putAll(form.values());
        return templates.creditRules(
                ui,
                new CreditRulesPage(
                        rules.all(scope), rights.all(scope), told, scope.may(Right.CREDIT_RULES), choices(ui)),
                new Form(Map.copyOf(values), form.problems()));
    }

    private static CreditRulesPage.Choices choices(Ui ui) {
        var classes = new ArrayList<>(List.of(new Option("", ui.t("credit.rule.everyClass"))));
        Stream.of(CreditClass.values()).forEach(c -> classes.add(new Option(c.name(), ui.t("credit.class." + c))));
        return new CreditRulesPage.Choices(
                Stream.of(CheckPoint.values())
                        .map(p -> new Option(p.name(), ui.t("credit.point." + p)))
                        .toList(),
                Stream.of(HoldRule.Measure.values())
                        .map(m -> new Option(m.name(), ui.t("credit.measure." + m)))
                        .toList(),
                List.copyOf(classes),
                Stream.of(HoldRule.Effect.values())
                        .map(e -> new Option(e.name(), ui.t("credit.effect." + e)))
                        .toList());
    }

    @PostMapping("/credit/rules")
    Object add(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.CREDIT_RULES);
        var typed = new Typed(values);
        try {
            rules.add(
                    scope,
                    new HoldRules.Facts(
                            typed.choice("measure", HoldRule.Measure.values()),
                            typed.number("threshold"),
                            typed.text("creditClass").isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(typed.choice("creditClass", CreditClass.values())),
                            typed.choice("point", CheckPoint.values()),
                            typed.choice("effect", HoldRule.Effect.values())));
            new Toast(ui.t("credit.rule.added")).after(redirect);
            return "redirect:/credit/rules";
        } catch (Invalid why) {
            return page(Form.refused(values, why), scope, ui);
        }
    }

    @PostMapping("/credit/rules/{id:\\d+}/removal")
    String remove(@PathVariable long id, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        rules.remove(scope, id);
        new Toast(ui.t("credit.rule.removed")).after(redirect);
        return "redirect:/credit/rules";
    }

    /** After how many days above its limit the next in line hears of a client. */
    @PostMapping("/credit/over-limit")
    Object over(
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CREDIT_RULES);
        try {
            over.set(scope, new Typed(values).requireWhole("days", "credit.invalid.overDays"), version);
            new Toast(ui.t("credit.over.set")).after(redirect);
            return "redirect:/credit/rules";
        } catch (Invalid why) {
            return page(Form.refused(values, why), scope, ui);
        }
    }

    /** An empty amount is no end. */
    @PostMapping("/credit/rights/{role}")
    Object set(
            @PathVariable Role role,
            @RequestParam(defaultValue = "LIMIT") LimitRights.Matter matter,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CREDIT_RULES);
        try {
            var most = new Typed(values).number("most").map(amount -> currency.exact(amount, "most"));
            rights.set(scope, role, matter, most, version);
            new Toast(ui.t("credit.right.set")).after(redirect);
            return "redirect:/credit/rules";
        } catch (Invalid why) {
            return page(Form.refused(values, why), scope, ui);
        }
    }
}
