package caposaldo.reliability.web;

import caposaldo.account.ClientId;
import caposaldo.credit.GiveLimit;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.reliability.AskCheckedLimit;
import caposaldo.reliability.KeepForecast;
import caposaldo.reliability.Reliability;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.models.runtime.JteModel;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The reliability of one client: its check as it stands today, what is foreseen, and the limit asked for on its ground. */
@Controller
class ReliabilityController {

    /** What is done with a check. */
    @Component
    record Acts(AskCheckedLimit ask, KeepForecast forecast) {}

    private final ReliabilityPages pages;
    private final Reliability reliability;
    private final Acts acts;
    private final LedgerCurrency currency;

    ReliabilityController(ReliabilityPages pages, Reliability reliability, Acts acts, LedgerCurrency currency) {
        this.pages = pages;
        this.reliability = reliability;
        this.acts = acts;
        this.currency = currency;
    }

    @GetMapping("/clients/{id:\\d+}/reliability")
    JteModel check(@PathVariable long id, AccessScope scope, Ui ui) {
        return page(new ClientId(id), Form.blank(), scope, ui);
    }

    private JteModel page(ClientId client, Form typed, AccessScope scope, Ui ui) {
        return pages.of(scope, client, typed, foreseen(acts.forecast().of(scope, client)), ui);
    }

    private static Map<String, String> foreseen(KeepForecast.Forecast forecast) {
        var values = new HashMap<String, String>();
        forecast.monthlySales()
                .ifPresent(sales -> values.put("monthlySales", sales.amount().toPlainString()));
        forecast.termDays().ifPresent(days -> values.put("termDays", days.toString()));
        values.put("version", Integer.toString(forecast.version()));
        return values;
    }

    @PostMapping("/clients/{id:\\d+}/reliability/forecast")
    Object forecast(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CREDIT_ASK);
        var client = new ClientId(id);
        var typed = new Typed(values);
        try {
            acts.forecast().keep(scope, client, forecast(typed));
            new Toast(ui.t("reliability.forecast.kept")).after(redirect);
            return "redirect:" + client.path() + "/reliability";
        } catch (Invalid why) {
            return page(client, typed.refused(why), scope, ui);
        }
    }

    private KeepForecast.Forecast forecast(Typed typed) {
        return new KeepForecast.Forecast(
                typed.number("monthlySales").map(amount -> currency.exact(amount, "monthlySales")),
                EvidenceForm.whole(typed, "termDays"),
                typed.key("version").map(Math::toIntExact).orElse(0));
    }

    @PostMapping("/clients/{id:\\d+}/reliability/limit")
    Object ask(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CREDIT_ASK);
        var client = new ClientId(id);
        var typed = new Typed(values);
        try {
            var answer = acts.ask().ask(scope, client, terms(typed));
            return switch (answer.outcome()) {
                case GiveLimit.Outcome.Given(var limit) -> {
                    new Toast(ui.t("credit.given")).after(redirect);
                    yield "redirect:" + client.path() + "/reliability/checks/" + answer.check();
                }
                case GiveLimit.Outcome.Asked(var request) -> {
                    new Toast(ui.t("credit.asked.sent")).after(redirect);
                    yield "redirect:/approvals/" + request;
                }
            };
        } catch (Invalid why) {
            return page(client, typed.refused(why), scope, ui);
        }
    }

    private AskCheckedLimit.Terms terms(Typed typed) {
        var amount = currency.exact(typed.requireNumber("amount", "credit.invalid.amount"), "amount");
        return new AskCheckedLimit.Terms(amount, typed.day("reviewOn"), typed.text("reason"));
    }

    /** A check as it was kept. */
    @GetMapping("/clients/{id:\\d+}/reliability/checks/{number:\\d+}")
    JteModel kept(@PathVariable long id, @PathVariable long number, AccessScope scope, Ui ui) {
        var client = new ClientId(id);
        return pages.kept(scope, client, reliability.check(scope, client, number), ui);
    }
}
