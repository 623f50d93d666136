package caposaldo.pricing.web;

import caposaldo.account.ClientId;
import caposaldo.account.ClientRecords;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.pricing.KeepAgreement;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Agreements with a client, on the page of its prices. */
@Controller
class AgreementController {

    private final Templates templates;
    private final ClientRecords records;
    private final ClientPrices prices;
    private final KeepAgreement keep;

    AgreementController(Templates templates, ClientRecords records, ClientPrices prices, KeepAgreement keep) {
        this.templates = templates;
        this.records = records;
        this.prices = prices;
        this.keep = keep;
    }

    @PostMapping("/clients/{id:\\d+}/prices/agreements")
    Object add(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.PRICE_AGREE);
        var client = new ClientId(id);
        var typed = new Typed(values);
        try {
            keep.add(
                    scope,
                    client,
                    typed.text("number"),
                    typed.day("agreementFrom"),
                    typed.dateOrWrong("agreementUntil").orElse(null));
            new Toast(ui.t("pricing.agreement.added")).after(redirect);
            return "redirect:" + client.path() + "/prices";
        } catch (Invalid why) {
            return refused(scope, client, values, why, ui);
        }
    }

    @PostMapping("/clients/{id:\\d+}/prices/agreements/{agreement:\\d+}/end")
    Object end(
            @PathVariable long id,
            @PathVariable long agreement,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.PRICE_AGREE);
        var client = new ClientId(id);
        try {
            var last = new Typed(values).dateOrWrong("until").orElse(null);
            keep.end(scope, client, agreement, version, last);
            new Toast(ui.t("pricing.agreement.ended")).after(redirect);
            return "redirect:" + client.path() + "/prices";
        } catch (Invalid why) {
            return refused(scope, client, values, why, ui);
        }
    }

    private Object refused(
            AccessScope scope, ClientId client, MultiValueMap<String, String> values, Invalid why, Ui ui) {
        return templates.pricingClient(
                ui, records.head(scope, client, ui), prices.of(scope, client), Form.refused(values, why));
    }
}
