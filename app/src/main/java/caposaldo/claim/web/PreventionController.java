package caposaldo.claim.web;

import caposaldo.account.ClientChoice;
import caposaldo.claim.PreventionAction;
import caposaldo.claim.PreventionActions;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.people.Staff;
import caposaldo.web.Form;
import caposaldo.web.Option;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done so that it does not happen again, with its owner, its day and what it changed. */
@Controller
class PreventionController {

    private final Templates templates;
    private final PreventionActions actions;
    private final ClientChoice clients;
    private final Staff staff;

    PreventionController(Templates templates, PreventionActions actions, ClientChoice clients, Staff staff) {
        this.templates = templates;
        this.actions = actions;
        this.clients = clients;
        this.staff = staff;
    }

    @GetMapping("/service/actions/new")
    JteModel form(AccessScope scope, Ui ui) {
        scope.require(Right.CLAIM_EDIT);
        return form(scope, Form.blank(), ui);
    }

    private JteModel form(AccessScope scope, Form form, Ui ui) {
        return templates.claimActionForm(ui, owners(scope, ui), form);
    }

    /** Nobody in particular is whoever begins it. */
    private List<Option> owners(AccessScope scope, Ui ui) {
        var owners = new ArrayList<Option>();
        owners.add(new Option("", ui.t("claim.actions.owner.me")));
        if (scope.may(Right.PEOPLE_READ)) {
            staff.names(scope).forEach(named -> owners.add(new Option(Long.toString(named.id()), named.name())));
        }
        return List.copyOf(owners);
    }

    @PostMapping("/service/actions")
    Object begin(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.CLAIM_EDIT);
        var typed = new Typed(values);
        try {
            var client = typed.text("client");
            var id = actions.begin(
                    scope,
                    new PreventionActions.Draft(
                            client.isEmpty() ? null : clients.chosen(scope, client, "client"),
                            typed.choice("measure", PreventionAction.Measure.values()),
                            typed.text("what"),
                            typed.key("owner").or(scope::personId).orElse(0L),
                            typed.day("dueOn")));
            new Toast(ui.t("claim.actions.begun")).after(redirect);
            return "redirect:/service/actions/" + id;
        } catch (Invalid why) {
            return form(scope, typed.refused(why), ui);
        }
    }

    @GetMapping("/service/actions/{id:\\d+}")
    JteModel action(@PathVariable long id, AccessScope scope, Ui ui) {
        return templates.claimAction(ui, new PreventionPage(actions.get(scope, id), scope.may(Right.CLAIM_EDIT)));
    }

    @PostMapping("/service/actions/{id:\\d+}/finishing")
    String finish(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.CLAIM_EDIT);
        actions.finish(scope, id, version);
        new Toast(ui.t("claim.actions.finished")).after(redirect);
        return "redirect:/service/actions/" + id;
    }
}
