package caposaldo.approval.web;

import caposaldo.approval.ApprovalPolicies;
import caposaldo.approval.ApprovalPolicy.Manner;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Option;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** In what manner those who decide are asked. */
@Controller
class PolicyController {

    private final Templates templates;
    private final ApprovalPolicies policies;

    PolicyController(Templates templates, ApprovalPolicies policies) {
        this.templates = templates;
        this.policies = policies;
    }

    @GetMapping("/approvals/policies")
    JteModel policies(AccessScope scope, Ui ui) {
        var manners = Stream.of(Manner.values())
                .map(m -> new Option(m.name(), ui.t("approval.manner." + m)))
                .toList();
        return templates.approvalPolicies(ui, policies.all(scope), manners, scope.may(Right.APPROVAL_RULES));
    }

    @PostMapping("/approvals/policies/{kind:[a-z.-]+}")
    String set(
            @PathVariable String kind,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.APPROVAL_RULES);
        policies.set(scope, kind, version, new Typed(values).choice("manner", Manner.values()));
        new Toast(ui.t("approval.policy.set")).after(redirect);
        return "redirect:/approvals/policies";
    }
}
