package caposaldo.receivable.web;

import caposaldo.account.ClientId;
import caposaldo.account.ClientRecords;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.AgreeTerms;
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

/** The terms of payment of a client, agreed and taken back. */
@Controller
class TermsController {

    private final Templates templates;
    private final AgreeTerms agree;
    private final ClientRecords records;

    TermsController(Templates templates, AgreeTerms agree, ClientRecords records) {
        this.templates = templates;
        this.agree = agree;
        this.records = records;
    }

    @GetMapping("/clients/{id:\\d+}/terms")
    JteModel terms(@PathVariable long id, AccessScope scope, Ui ui) {
        return page(scope, new ClientId(id), Form.of(Map.of("from", scope.date().toString())), ui);
    }

    private JteModel page(AccessScope scope, ClientId client, Form form, Ui ui) {
        return templates.receivableTerms(
                ui,
                new TermsPage(
                        records.head(scope, client, ui),
                        agree.of(scope, client),
                        scope.date(),
                        scope.may(Right.CREDIT_GIVE)),
                form);
    }

    @PostMapping("/clients/{id:\\d+}/terms")
    Object agree(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CREDIT_GIVE);
        var client = new ClientId(id);
        var typed = new Typed(values);
        try {
            agree.agree(
                    scope,
                    client,
                    typed.day("from"),
                    typed.requireWhole("days", "receivable.invalid.termsDays"),
                    typed.isOn("monthEnd"),
                    typed.orNull("note"));
            new Toast(ui.t("receivable.terms.agreed")).after(redirect);
            return "redirect:" + client.path() + "/terms";
        } catch (Invalid why) {
            return page(scope, client, typed.refused(why), ui);
        }
    }

    @PostMapping("/clients/{id:\\d+}/terms/withdrawing")
    String takeBack(
            @PathVariable long id,
            @RequestParam LocalDate from,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CREDIT_GIVE);
        var client = new ClientId(id);
        agree.takeBack(scope, client, from);
        new Toast(ui.t("receivable.terms.takenBack")).after(redirect);
        return "redirect:" + client.path() + "/terms";
    }
}
