package caposaldo.pricing.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.pricing.KeepPriceList;
import caposaldo.pricing.PriceListId;
import caposaldo.pricing.PriceLists;
import caposaldo.pricing.Prices;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Price lists: facts, columns, and how these are computed. */
@Controller
class PriceListController {

    private final Templates templates;
    private final PriceLists lists;
    private final KeepPriceList keep;
    private final Prices prices;

    PriceListController(Templates templates, PriceLists lists, KeepPriceList keep, Prices prices) {
        this.templates = templates;
        this.lists = lists;
        this.keep = keep;
        this.prices = prices;
    }

    @GetMapping("/prices/new")
    JteModel add(AccessScope scope, Ui ui) {
        scope.require(Right.PRICE_EDIT);
        return templates.pricingNew(
                ui,
                Form.of(Map.of(
                        "currency",
                        prices.currency().getCurrencyCode(),
                        "from",
                        scope.date().toString())));
    }

    @PostMapping("/prices")
    Object add(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.PRICE_EDIT);
        try {
            var id = keep.add(scope, PriceForms.list(new Typed(values)));
            new Toast(ui.t("pricing.added")).after(redirect);
            return "redirect:" + id.path();
        } catch (Invalid why) {
            return templates.pricingNew(ui, Form.refused(values, why));
        }
    }

    @GetMapping("/prices/{id:\\d+}")
    JteModel list(@PathVariable long id, AccessScope scope, Ui ui) {
        return page(new PriceListId(id), Form.of(Map.of("from", scope.date().toString())), scope, ui);
    }

    private JteModel page(PriceListId id, Form form, AccessScope scope, Ui ui) {
        return templates.pricingList(ui, PriceListPage.of(scope, lists, prices, id, ui), form);
    }

    @GetMapping("/prices/{id:\\d+}/edit")
    JteModel edit(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.PRICE_EDIT);
        var list = new PriceListId(id);
        return templates.pricingEdit(
                ui,
                PriceListPage.head(scope, lists.get(scope, list), ui),
                Form.of(PriceForms.values(lists.get(scope, list))));
    }

    @PostMapping("/prices/{id:\\d+}")
    Object change(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.PRICE_EDIT);
        var list = new PriceListId(id);
        try {
            keep.change(scope, list, version, PriceForms.list(new Typed(values)));
            new Toast(ui.t("pricing.changed")).after(redirect);
            return "redirect:" + list.path();
        } catch (Invalid why) {
            return templates.pricingEdit(
                    ui, PriceListPage.head(scope, lists.get(scope, list), ui), Form.refused(values, why));
        }
    }

    @PostMapping("/prices/{id:\\d+}/columns")
    Object addColumn(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.PRICE_EDIT);
        var list = new PriceListId(id);
        var typed = new Typed(values);
        try {
            keep.addColumn(scope, list, version, typed.text("code"), typed.text("name"));
            new Toast(ui.t("pricing.column.added")).after(redirect);
            return "redirect:" + list.path();
        } catch (Invalid why) {
            return page(list, Form.refused(values, why), scope, ui);
        }
    }

    @PostMapping("/prices/{id:\\d+}/formulas")
    Object compute(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.PRICE_EDIT);
        var list = new PriceListId(id);
        var typed = new Typed(values);
        try {
            var column = typed.requireKey("column", "pricing.invalid.column");
            var formula = PriceForms.formula(typed);
            var replaced = lists.formulas(scope, list).getOrDefault(column, java.util.List.of()).stream()
                    .anyMatch(f -> f.from().equals(formula.from()));
            keep.compute(scope, list, version, column, formula);
            var undo = list.path() + "/formulas/" + column + "/" + formula.from() + "/removal?version=" + (version + 1);
            new Toast(ui.t("pricing.formula.set", ui.date(formula.from())), replaced ? "" : undo).after(redirect);
            return "redirect:" + list.path();
        } catch (Invalid why) {
            return page(list, Form.refused(values, why), scope, ui);
        }
    }

    @PostMapping("/prices/{id:\\d+}/formulas/{column:\\d+}/{from}/removal")
    String computeNoMore(
            @PathVariable long id,
            @PathVariable long column,
            @PathVariable LocalDate from,
            @RequestParam int version,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var list = new PriceListId(id);
        keep.computeNoMore(scope, list, version, column, from);
        new Toast(ui.t("pricing.formula.removed", ui.date(from))).after(redirect);
        return "redirect:" + list.path();
    }
}
