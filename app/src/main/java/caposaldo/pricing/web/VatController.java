package caposaldo.pricing.web;

import caposaldo.catalog.ItemChoice;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.pricing.VatRate.Category;
import caposaldo.pricing.VatRates;
import caposaldo.web.Form;
import caposaldo.web.Option;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rates of value added tax are a list; here finance adds to them. */
@Controller
class VatController {

    private final Templates templates;
    private final VatRates rates;
    private final ItemChoice choice;

    VatController(Templates templates, VatRates rates, ItemChoice choice) {
        this.templates = templates;
        this.rates = rates;
        this.choice = choice;
    }

    @GetMapping("/prices/vat/new")
    JteModel add(AccessScope scope, Ui ui) {
        scope.require(Right.VAT_EDIT);
        return page(Form.of(Map.of("from", scope.date().toString())), ui);
    }

    private JteModel page(Form form, Ui ui) {
        return templates.pricingVat(
                ui,
                Stream.of(Category.values())
                        .map(c -> new Option(c.name(), ui.t("pricing.vat.category." + c)))
                        .toList(),
                form);
    }

    @PostMapping("/prices/vat")
    Object set(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.VAT_EDIT);
        var typed = new Typed(values);
        try {
            rates.set(
                    scope,
                    typed.text("country"),
                    typed.choice("category", Category.values()),
                    typed.day("from"),
                    typed.requireNumber("rate", "pricing.invalid.rate"),
                    typed.text("legalBasis"));
            new Toast(ui.t("pricing.vat.set")).after(redirect);
            return "redirect:/prices/vat";
        } catch (Invalid why) {
            return page(Form.refused(values, why), ui);
        }
    }

    @PostMapping("/prices/vat/items")
    Object categorise(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.VAT_EDIT);
        var typed = new Typed(values);
        try {
            rates.categorise(
                    scope,
                    choice.chosen(scope, typed.text("item"), "item"),
                    typed.text("itemCountry"),
                    typed.choice("itemCategory", Category.values()),
                    typed.day("itemFrom"));
            new Toast(ui.t("pricing.vat.categorised")).after(redirect);
            return "redirect:/prices/vat";
        } catch (Invalid why) {
            return page(Form.refused(values, why), ui);
        }
    }
}
