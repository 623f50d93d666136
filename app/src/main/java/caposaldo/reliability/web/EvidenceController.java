package caposaldo.reliability.web;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.reliability.Finding;
import caposaldo.reliability.RecordEvidence;
import caposaldo.reliability.Step;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.models.runtime.JteModel;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One step of a client's check: what was brought, and the form to bring more. */
@Controller
class EvidenceController {

    private final ReliabilityPages pages;
    private final RecordEvidence record;
    private final LedgerCurrency currency;

    EvidenceController(ReliabilityPages pages, RecordEvidence record, LedgerCurrency currency) {
        this.pages = pages;
        this.record = record;
        this.currency = currency;
    }

    /** @throws Missing when evidence is brought for no such step */
    private static Step step(String name) {
        return Stream.of(Step.values())
                .filter(step -> step.isBrought() && step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Missing("step " + name));
    }

    @GetMapping("/clients/{id:\\d+}/reliability/evidence/{step}")
    JteModel evidence(@PathVariable long id, @PathVariable String step, AccessScope scope, Ui ui) {
        scope.require(Right.CREDIT_READ);
        var of = step(step);
        var usual = Map.of(
                "foundOn",
                scope.date().toString(),
                "finding",
                Finding.of(of).getFirst().name(),
                "currency",
                currency.code(),
                "fiscalYear",
                Integer.toString(scope.date().getYear() - 1));
        return pages.evidence(scope, new ClientId(id), of, Form.of(usual), ui);
    }

    @PostMapping("/clients/{id:\\d+}/reliability/evidence/{step}")
    Object record(
            @PathVariable long id,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CREDIT_ASK);
        var client = new ClientId(id);
        var of = step(step);
        var typed = new Typed(values);
        try {
            record.record(scope, client, EvidenceForm.facts(typed, of, currency));
            new Toast(ui.t("reliability.evidence.recorded")).after(redirect);
            return "redirect:" + client.path() + "/reliability";
        } catch (Invalid why) {
            return pages.evidence(scope, client, of, typed.refused(why), ui);
        }
    }
}
