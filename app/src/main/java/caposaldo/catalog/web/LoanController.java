package caposaldo.catalog.web;

import caposaldo.account.ClientId;
import caposaldo.account.ClientRecords;
import caposaldo.catalog.DemonstrationSample;
import caposaldo.catalog.LendSample;
import caposaldo.catalog.Loan;
import caposaldo.catalog.SampleId;
import caposaldo.catalog.Samples;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Loans of samples: those of a client, and what happens to one. */
@Controller
class LoanController {

    private final Templates templates;
    private final ClientRecords clients;
    private final Samples samples;
    private final LendSample lend;

    LoanController(Templates templates, ClientRecords clients, Samples samples, LendSample lend) {
        this.templates = templates;
        this.clients = clients;
        this.samples = samples;
        this.lend = lend;
    }

    @GetMapping("/clients/{id:\\d+}/samples")
    JteModel ofClient(@PathVariable long id, AccessScope scope, Ui ui) {
        var due = scope.date().plusDays(DemonstrationController.USUAL_DAYS).toString();
        return ofClient(new ClientId(id), Form.of(Map.of("dueBackOn", due)), scope, ui);
    }

    private JteModel ofClient(ClientId client, Form form, AccessScope scope, Ui ui) {
        return templates.catalogClient(
                ui,
                clients.head(scope, client, ui),
                samples.with(scope, client),
                scope.may(Right.SAMPLE_LEND) ? samples.free(scope) : java.util.List.of(),
                scope.may(Right.SAMPLE_LEND),
                form);
    }

    @PostMapping("/clients/{id:\\d+}/samples")
    Object lend(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var client = new ClientId(id);
        var typed = new Typed(values);
        try {
            var sample = new SampleId(typed.requireKey("sample", "catalog.invalid.sample"));
            var due = typed.day("dueBackOn");
            var loan = lend.lend(scope, sample, client, due, typed.orNull("note"));
            new Toast(ui.t("catalog.sample.lent", ui.date(due)), DemonstrationController.cancelling(loan))
                    .after(redirect);
            return "redirect:" + client.path() + "/samples";
        } catch (Invalid why) {
            return ofClient(client, Form.refused(values, why), scope, ui);
        }
    }

    @GetMapping("/samples/loans/{loan:\\d+}")
    String loan(@PathVariable long loan, AccessScope scope) {
        return "redirect:" + samples.loan(scope, loan).sample().path();
    }

    @PostMapping("/samples/loans/{id:\\d+}/return")
    String takeBack(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam DemonstrationSample.Condition condition,
            @RequestParam(defaultValue = "sample") String back,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var loan = samples.loan(scope, id);
        lend.takeBack(scope, id, version, condition);
        new Toast(ui.t("catalog.sample.back", loan.serial()), loan.path() + "/reopening?version=" + (version + 1))
                .after(redirect);
        return "redirect:" + back(loan, back);
    }

    private static String back(Loan loan, String back) {
        return back.equals("client")
                ? Objects.requireNonNull(loan.client()).path() + "/samples"
                : loan.sample().path();
    }

    @PostMapping("/samples/loans/{id:\\d+}/reopening")
    String reopen(@PathVariable long id, @RequestParam int version, AccessScope scope) {
        lend.reopen(scope, id, version);
        return "redirect:" + samples.loan(scope, id).sample().path();
    }

    @PostMapping("/samples/loans/{id:\\d+}/outcome")
    String outcome(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(required = false) Loan.@Nullable Outcome outcome,
            @RequestParam(defaultValue = "sample") String back,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var before = samples.loan(scope, id);
        lend.recordOutcome(scope, id, version, outcome);
        new Toast(
                        ui.t("catalog.outcome.recorded"),
                        before.path() + "/outcome?outcome="
                                + (before.outcome() == null ? "" : before.outcome())
                                + "&version=" + (version + 1))
                .after(redirect);
        return "redirect:" + back(before, back);
    }

    @PostMapping("/samples/loans/{id:\\d+}/prolonging")
    String prolong(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam LocalDate dueBackOn,
            @RequestParam(defaultValue = "sample") String back,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var before = samples.loan(scope, id);
        lend.prolong(scope, id, version, dueBackOn);
        new Toast(ui.t("catalog.loan.prolonged", ui.date(dueBackOn))).after(redirect);
        return "redirect:" + back(before, back);
    }

    @PostMapping("/samples/loans/{id:\\d+}/cancelling")
    String cancel(@PathVariable long id, @RequestParam int version, AccessScope scope) {
        var sample = samples.loan(scope, id).sample();
        lend.cancel(scope, id, version);
        return "redirect:" + sample.path();
    }
}
