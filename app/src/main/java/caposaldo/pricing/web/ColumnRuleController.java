package caposaldo.pricing.web;

import caposaldo.account.ClientChoice;
import caposaldo.catalog.ItemChoice;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.pricing.ColumnRules;
import caposaldo.pricing.PriceListFacts;
import caposaldo.pricing.PriceLists;
import caposaldo.pricing.Prices;
import caposaldo.pricing.Promotions;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rules that choose the column, in their order, and what any client would pay for any product, and why. */
@Controller
class ColumnRuleController {

    private final Templates templates;
    private final ColumnRules rules;
    private final PriceLists lists;
    private final Promotions promotions;
    private final Prices prices;
    private final PriceCheck check;
    private final ClientChoice clients;
    private final ItemChoice items;

    /** What rules are, and what they name. */
    @Component
    record Kept(ColumnRules rules, PriceLists lists, Promotions promotions, Prices prices) {}

    ColumnRuleController(Templates templates, Kept kept, PriceCheck check, ClientChoice clients, ItemChoice items) {
        this.templates = templates;
        this.rules = kept.rules;
        this.lists = kept.lists;
        this.promotions = kept.promotions;
        this.prices = kept.prices;
        this.check = check;
        this.clients = clients;
        this.items = items;
    }

    @GetMapping("/prices/rules")
    JteModel rules(AccessScope scope, Ui ui) {
        var today = scope.date().toString();
        return page(
                Form.of(Map.of("from", today)),
                Form.of(Map.of("on", today, "quantity", "1")),
                Optional.empty(),
                scope,
                ui);
    }

    private JteModel page(Form form, Form tried, Optional<PriceCheckPage> result, AccessScope scope, Ui ui) {
        var columns = lists.columns(scope);
        return templates.pricingRules(
                ui,
                new ColumnRulesPage(
                        rules.all(scope),
                        columns,
                        Stream.concat(
                                        Stream.of(prices.currency()),
                                        columns.stream()
                                                .map(column -> column.list().currency()))
                                .distinct()
                                .toList(),
                        promotions.toChoose(scope, Optional.empty()),
                        scope.may(Right.PRICE_EDIT),
                        scope.date(),
                        result),
                form,
                tried);
    }

    /** Nothing is kept: the address can be sent to a colleague. */
    @GetMapping("/prices/check")
    JteModel check(@RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui) {
        var form = Form.of(Map.of("from", scope.date().toString()));
        var typed = new Typed(values);
        try {
            var client = clients.chosen(scope, typed.text("client"), "client");
            var item = items.chosen(scope, typed.text("item"), "item");
            var day = typed.dateOrWrong("on").orElse(scope.date());
            var quantity = PriceCheck.quantity(typed.number("quantity"));
            var basis = new Prices.Basis(null, PriceListFacts.currencyIfSaid(typed.text("currency")));
            return page(
                    form,
                    new Form(typed.single(), java.util.List.of()),
                    Optional.of(check.of(scope, client, basis, item, day, quantity)),
                    scope,
                    ui);
        } catch (Invalid why) {
            return page(form, typed.refused(why), Optional.empty(), scope, ui);
        }
    }

    @PostMapping("/prices/rules")
    Object add(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.PRICE_EDIT);
        var typed = new Typed(values);
        try {
            rules.add(scope, typed.requireKey("column", "pricing.invalid.column"), PriceForms.rule(typed));
            new Toast(ui.t("pricing.rule.added")).after(redirect);
            return "redirect:/prices/rules";
        } catch (Invalid why) {
            var tried = Form.of(Map.of("on", scope.date().toString(), "quantity", "1"));
            return page(Form.refused(values, why), tried, Optional.empty(), scope, ui);
        }
    }

    @GetMapping("/prices/rules/{id:\\d+}")
    JteModel edit(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.PRICE_EDIT);
        return edit(id, Form.of(PriceForms.values(rules.get(scope, id))), scope, ui);
    }

    private JteModel edit(long id, Form form, AccessScope scope, Ui ui) {
        var rule = rules.get(scope, id);
        return templates.pricingRule(
                ui,
                rule,
                PriceWords.options(lists.columns(scope), true),
                ColumnRulesPage.promotionOptions(
                        promotions.toChoose(scope, rule.facts().promotion()), ui),
                form);
    }

    @PostMapping("/prices/rules/{id:\\d+}")
    Object change(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.PRICE_EDIT);
        var typed = new Typed(values);
        try {
            rules.change(
                    scope, id, version, typed.requireKey("column", "pricing.invalid.column"), PriceForms.rule(typed));
            new Toast(ui.t("pricing.rule.changed")).after(redirect);
            return "redirect:/prices/rules";
        } catch (Invalid why) {
            return edit(id, Form.refused(values, why), scope, ui);
        }
    }

    @PostMapping("/prices/rules/{id:\\d+}/rise")
    String rise(@PathVariable long id, @RequestParam int position, AccessScope scope) {
        rules.moveUp(scope, id, position);
        return "redirect:/prices/rules";
    }
}
