package caposaldo.credit.web;

import caposaldo.account.ClientId;
import caposaldo.credit.Cover;
import caposaldo.credit.CreditClass;
import caposaldo.credit.CreditLimits;
import caposaldo.credit.EndLimit;
import caposaldo.credit.GiveLimit;
import caposaldo.credit.KeepCover;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The credit of one client: what it takes up, limits and cover with their history, and the forms to give them. */
@Controller
class CreditController {

    /** What changes a client's credit. */
    @Component
    record Acts(GiveLimit give, EndLimit end, KeepCover cover) {}

    private final Templates templates;
    private final CreditPages pages;
    private final CreditLimits limits;
    private final Acts acts;
    private final LedgerCurrency currency;

    CreditController(Templates templates, CreditPages pages, CreditLimits limits, Acts acts, LedgerCurrency currency) {
        this.templates = templates;
        this.pages = pages;
        this.limits = limits;
        this.acts = acts;
        this.currency = currency;
    }

    @GetMapping("/clients/{id:\\d+}/credit")
    JteModel credit(@PathVariable long id, AccessScope scope, Ui ui) {
        var today = scope.date();
        var usual = Map.of(
                "from", today.toString(),
                "until", today.plusYears(1).minusDays(1).toString(),
                "coverFrom", today.toString(),
                "creditClass", CreditClass.B.name());
        return pages.of(scope, new ClientId(id), Form.of(usual), ui);
    }

    @PostMapping("/clients/{id:\\d+}/credit/limits")
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
            return switch (acts.give().ask(scope, client, terms(typed))) {
                case GiveLimit.Outcome.Given(var limit) -> {
                    new Toast(ui.t("credit.given")).after(redirect);
                    yield "redirect:" + client.path() + "/credit";
                }
                case GiveLimit.Outcome.Asked(var request) -> {
                    new Toast(ui.t("credit.asked.sent")).after(redirect);
                    yield "redirect:/approvals/" + request;
                }
            };
        } catch (Invalid why) {
            return pages.of(scope, client, typed.refused(why), ui);
        }
    }

    private GiveLimit.Terms terms(Typed typed) {
        return new GiveLimit.Terms(
                currency.exact(typed.requireNumber("amount", "credit.invalid.amount"), "amount"),
                typed.choice("creditClass", CreditClass.values()),
                typed.day("from"),
                typed.day("until"),
                typed.text("reason"));
    }

    @PostMapping("/clients/{id:\\d+}/credit/limits/{limit:\\d+}/ending")
    Object end(
            @PathVariable long id,
            @PathVariable long limit,
            @RequestParam int version,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CREDIT_GIVE);
        var client = new ClientId(id);
        try {
            acts.end().end(scope, client, limit, version);
            new Toast(ui.t("credit.limit.ended")).after(redirect);
            return "redirect:" + client.path() + "/credit";
        } catch (Invalid why) {
            return pages.of(scope, client, new Form(Map.of(), why.problems()), ui);
        }
    }

    @PostMapping("/clients/{id:\\d+}/credit/cover")
    Object cover(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CREDIT_GIVE);
        var client = new ClientId(id);
        var typed = new Typed(values);
        try {
            acts.cover().add(scope, client, coverTerms(typed));
            new Toast(ui.t("credit.cover.added")).after(redirect);
            return "redirect:" + client.path() + "/credit";
        } catch (Invalid why) {
            return pages.of(scope, client, typed.refused(why), ui);
        }
    }

    private KeepCover.Terms coverTerms(Typed typed) {
        return new KeepCover.Terms(
                typed.choice("kind", Cover.Kind.values()),
                currency.exact(typed.requireNumber("coverAmount", "credit.invalid.cover"), "coverAmount"),
                typed.text("issuer"),
                typed.orNull("reference"),
                typed.day("coverFrom"),
                typed.day("coverUntil"));
    }

    @PostMapping("/clients/{id:\\d+}/credit/cover/{cover:\\d+}/ending")
    Object endCover(
            @PathVariable long id,
            @PathVariable long cover,
            @RequestParam int version,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CREDIT_GIVE);
        var client = new ClientId(id);
        try {
            acts.cover().end(scope, client, cover, version);
            new Toast(ui.t("credit.cover.ended")).after(redirect);
            return "redirect:" + client.path() + "/credit";
        } catch (Invalid why) {
            return pages.of(scope, client, new Form(Map.of(), why.problems()), ui);
        }
    }

    /** What the page of its approval shows of it. */
    @GetMapping("/clients/{id:\\d+}/credit/asked/{number:\\d+}")
    JteModel asked(@PathVariable long id, @PathVariable long number, AccessScope scope, Ui ui) {
        var client = new ClientId(id);
        return templates.creditAsked(ui, client, limits.asked(scope, client, number), pages.figures(scope, client, ui));
    }

    /** How far what is expected is told, unless somebody asks for another day. */
    static LocalDate ahead(AccessScope scope) {
        return scope.date().plusMonths(1);
    }
}
