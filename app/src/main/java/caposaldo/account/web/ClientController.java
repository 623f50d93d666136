package caposaldo.account.web;

import caposaldo.account.ClientId;
import caposaldo.account.ClientRecords;
import caposaldo.account.Clients;
import caposaldo.account.KeepClient;
import caposaldo.account.Portfolios;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The record of a client and what is done to it. */
@Controller
class ClientController {

    private final Templates templates;
    private final ClientRecords records;
    private final Clients clients;
    private final KeepClient keep;
    private final Portfolios portfolios;

    ClientController(
            Templates templates, ClientRecords records, Clients clients, KeepClient keep, Portfolios portfolios) {
        this.templates = templates;
        this.records = records;
        this.clients = clients;
        this.keep = keep;
        this.portfolios = portfolios;
    }

    @GetMapping("/clients/new")
    JteModel blank(AccessScope scope, Ui ui) {
        scope.require(Right.CLIENT_EDIT);
        return templates.accountNew(ui, Form.of(Map.of("country", "IT")), portfolios.of(scope));
    }

    @PostMapping("/clients")
    Object add(
            @RequestParam MultiValueMap<String, String> typed, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        try {
            var id = keep.add(
                    scope,
                    ClientForm.facts(new Typed(typed)),
                    new Typed(typed).key("portfolio").orElse(null),
                    ui.t("account.why.new"));
            new Toast(ui.t("account.added")).after(redirect);
            return "redirect:" + id.path();
        } catch (Invalid why) {
            return templates.accountNew(ui, Form.refused(typed, why), portfolios.of(scope));
        }
    }

    @GetMapping("/clients/{id:\\d+}/edit")
    JteModel edit(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.CLIENT_EDIT);
        var client = new ClientId(id);
        return templates.accountEdit(
                ui, records.head(scope, client, ui), Form.of(ClientForm.values(clients.get(scope, client))));
    }

    @PostMapping("/clients/{id:\\d+}")
    Object change(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> typed,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var client = new ClientId(id);
        try {
            keep.change(scope, client, version, ClientForm.facts(new Typed(typed)));
            new Toast(ui.t("account.changed")).after(redirect);
            return "redirect:" + client.path();
        } catch (Invalid why) {
            return templates.accountEdit(ui, records.head(scope, client, ui), Form.refused(typed, why));
        }
    }

    @PostMapping("/clients/{id:\\d+}/archiving")
    String archive(@PathVariable long id, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        var client = new ClientId(id);
        keep.archive(scope, client);
        new Toast(ui.t("account.archived"), client.path() + "/restoring").after(redirect);
        return "redirect:" + client.path();
    }

    @PostMapping("/clients/{id:\\d+}/restoring")
    String restore(@PathVariable long id, AccessScope scope) {
        var client = new ClientId(id);
        keep.restore(scope, client);
        return "redirect:" + client.path();
    }
}
