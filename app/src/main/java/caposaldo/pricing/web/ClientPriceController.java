package caposaldo.pricing.web;

import caposaldo.account.ClientId;
import caposaldo.account.ClientRecords;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.pricing.AgreePrice;
import caposaldo.pricing.PriceListFacts;
import caposaldo.pricing.Prices;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The prices of one client: by which column it buys and why, what its products cost it, and what is agreed with it. */
@Controller
class ClientPriceController {

    private final Templates templates;
    private final ClientRecords records;
    private final ClientPrices client;
    private final PriceCheck check;
    private final AgreePrice agree;

    ClientPriceController(
            Templates templates, ClientRecords records, ClientPrices client, PriceCheck check, AgreePrice agree) {
        this.templates = templates;
        this.records = records;
        this.client = client;
        this.check = check;
        this.agree = agree;
    }

    @GetMapping("/clients/{id:\\d+}/prices")
    JteModel prices(@PathVariable long id, AccessScope scope, Ui ui) {
        return page(new ClientId(id), Form.of(Map.of("from", scope.date().toString())), scope, ui);
    }

    private JteModel page(ClientId id, Form form, AccessScope scope, Ui ui) {
        return templates.pricingClient(ui, records.head(scope, id, ui), client.of(scope, id), form);
    }

    @GetMapping("/clients/{id:\\d+}/prices/{item:\\d+}")
    JteModel price(
            @PathVariable long id,
            @PathVariable long item,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui) {
        var typed = new Typed(values);
        var of = new ClientId(id);
        return templates.pricingWhy(
                ui,
                records.head(scope, of, ui),
                check.of(
                        scope,
                        of,
                        new Prices.Basis(
                                typed.key("agreement").orElse(null),
                                PriceListFacts.currencyIfSaid(typed.text("currency"))),
                        new ItemId(item),
                        typed.dateOrWrong("on").orElse(scope.date()),
                        PriceCheck.quantity(typed.number("quantity"))));
    }

    @PostMapping("/clients/{id:\\d+}/prices/agreed/{agreed:\\d+}/end")
    Object end(
            @PathVariable long id,
            @PathVariable long agreed,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.PRICE_AGREE);
        var of = new ClientId(id);
        var typed = new Typed(values);
        try {
            var before = client.agreed(scope, of, agreed).until();
            var last = typed.dateOrWrong("until").orElse(null);
            agree.end(scope, of, agreed, version, last);
            var undo = of.path() + "/prices/agreed/" + agreed + "/end?version=" + (version + 1) + "&until="
                    + (before == null ? "" : before);
            new Toast(said(last, ui), undo).after(redirect);
            return "redirect:" + of.path() + "/prices";
        } catch (Invalid why) {
            return page(of, Form.refused(values, why), scope, ui);
        }
    }

    private static String said(@Nullable LocalDate last, Ui ui) {
        return last == null ? ui.t("pricing.agreed.openEnd") : ui.t("pricing.agreed.ended", ui.date(last));
    }
}
