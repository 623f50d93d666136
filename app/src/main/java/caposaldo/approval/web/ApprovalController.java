package caposaldo.approval.web;

import caposaldo.approval.Approval;
import caposaldo.approval.Approvals;
import caposaldo.approval.AskApproval;
import caposaldo.approval.DecideApproval;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
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

/** One request: what is asked for, who is asked, and the word of whose turn it is. */
@Controller
class ApprovalController {

    private final Templates templates;
    private final Approvals approvals;
    private final DecideApproval decide;
    private final AskApproval ask;

    ApprovalController(Templates templates, Approvals approvals, DecideApproval decide, AskApproval ask) {
        this.templates = templates;
        this.approvals = approvals;
        this.decide = decide;
        this.ask = ask;
    }

    @GetMapping("/approvals/{id:\\d+}")
    JteModel approval(@PathVariable long id, AccessScope scope, Ui ui) {
        return page(id, Form.blank(), scope, ui);
    }

    private JteModel page(long id, Form form, AccessScope scope, Ui ui) {
        var approval = approvals.get(scope, id);
        var mine = approval.turns().stream().anyMatch(turn -> scope.positions().contains(turn.position()));
        var asked = approval.askedBy() == scope.userId();
        return templates.approvalRequest(
                ui, approval, mine && !asked, asked && approval.state() == Approval.State.PENDING, form);
    }

    @PostMapping("/approvals/{id:\\d+}/decision")
    Object decide(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam boolean approved,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        try {
            decide.decide(scope, id, version, approved, new Typed(values).text("note"));
            new Toast(ui.t(approved ? "approval.approved" : "approval.refused")).after(redirect);
            return "redirect:/approvals/" + id;
        } catch (Invalid why) {
            return page(id, Form.refused(values, why), scope, ui);
        }
    }

    @PostMapping("/approvals/{id:\\d+}/withdrawal")
    String withdraw(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        ask.withdraw(scope, id, version);
        new Toast(ui.t("approval.withdrawn")).after(redirect);
        return "redirect:/approvals/" + id;
    }
}
