package caposaldo.pricing.web;

import caposaldo.account.ClientId;
import caposaldo.account.ClientRecords;
import caposaldo.catalog.ItemChoice;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.pricing.AskPrice;
import caposaldo.pricing.AskedPrices;
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

/** A price beyond one's rights: tried with the margin in sight, asked for, and shown to who decides it. */
@Controller
class AskedPriceController {

    private final Templates templates;
    private final ClientRecords records;
    private final ClientPrices prices;
    private final AskPrice ask;
    private final AskedPrices asked;
    private final ItemChoice choice;

    AskedPriceController(
            Templates templates,
            ClientRecords records,
            ClientPrices prices,
            AskPrice ask,
            AskedPrices asked,
            ItemChoice choice) {
        this.templates = templates;
        this.records = records;
        this.prices = prices;
        this.ask = ask;
        this.asked = asked;
        this.choice = choice;
    }

    /** Nothing is kept. */
    @PostMapping("/clients/{id:\\d+}/prices/preview")
    JteModel preview(
            @PathVariable long id, @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui) {
        var typed = new Typed(values);
        var terms = PriceForms.terms(typed, choice.chosen(scope, typed.text("item"), "item"));
        return templates.pricingWaterfall(ui, asked.waterfall(scope, new ClientId(id), terms));
    }

    @PostMapping("/clients/{id:\\d+}/prices/asked")
    Object ask(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CLIENT_EDIT);
        var client = new ClientId(id);
        var typed = new Typed(values);
        try {
            var item = choice.chosen(scope, typed.text("item"), "item");
            return switch (ask.ask(scope, client, PriceForms.terms(typed, item))) {
                case AskPrice.Outcome.Agreed(var agreed) -> {
                    new Toast(ui.t("pricing.agreed.added")).after(redirect);
                    yield "redirect:" + client.path() + "/prices";
                }
                case AskPrice.Outcome.Asked(var request) -> {
                    new Toast(ui.t("pricing.asked.sent")).after(redirect);
                    yield "redirect:/approvals/" + request;
                }
            };
        } catch (Invalid why) {
            return templates.pricingClient(
                    ui, records.head(scope, client, ui), prices.of(scope, client), Form.refused(values, why));
        }
    }

    /** What the page of its approval shows of it. */
    @GetMapping("/clients/{id:\\d+}/prices/asked/{number:\\d+}")
    JteModel asked(@PathVariable long id, @PathVariable long number, AccessScope scope, Ui ui) {
        var client = new ClientId(id);
        var wanted = asked.get(scope, client, number);
        return templates.pricingAsked(ui, wanted, asked.waterfall(scope, client, wanted.terms()));
    }
}
