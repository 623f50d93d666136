package caposaldo.account.web;

import caposaldo.account.ClientHead;
import caposaldo.account.ClientId;
import caposaldo.account.ClientPeople;
import caposaldo.account.ClientRecords;
import caposaldo.account.Clients;
import caposaldo.account.KeepSite;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The places of a client: added, edited, taken away and brought back. */
@Controller
class SiteController {

    private final Templates templates;
    private final ClientRecords records;
    private final Clients clients;
    private final ClientPeople people;
    private final KeepSite keep;

    SiteController(Templates templates, ClientRecords records, Clients clients, ClientPeople people, KeepSite keep) {
        this.templates = templates;
        this.records = records;
        this.clients = clients;
        this.people = people;
        this.keep = keep;
    }

    @GetMapping("/clients/{id:\\d+}/sites/new")
    JteModel blank(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.CLIENT_EDIT);
        var client = new ClientId(id);
        var country = clients.get(scope, client).country();
        return form(client, 0, Form.of(Map.of("kind", "DELIVERY", "country", country)), scope, ui);
    }

    private JteModel form(ClientId client, long site, Form form, AccessScope scope, Ui ui) {
        ClientHead head = records.head(scope, client, ui);
        return templates.accountSite(ui, head, site, form);
    }

    @PostMapping("/clients/{id:\\d+}/sites")
    Object add(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> typed,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var client = new ClientId(id);
        try {
            keep.add(scope, client, SiteForm.facts(new Typed(typed)));
            new Toast(ui.t("account.site.added")).after(redirect);
            return "redirect:" + client.path() + "/people";
        } catch (Invalid why) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(client, 0, Form.refused(typed, why), scope, ui);
        }
    }

    @GetMapping("/clients/{id:\\d+}/sites/{site:\\d+}")
    JteModel edit(@PathVariable long id, @PathVariable long site, AccessScope scope, Ui ui) {
        scope.require(Right.CLIENT_EDIT);
        var client = new ClientId(id);
        return form(client, site, Form.of(SiteForm.values(people.site(scope, client, site))), scope, ui);
    }

    @PostMapping("/clients/{id:\\d+}/sites/{site:\\d+}")
    Object change(
            @PathVariable long id,
            @PathVariable long site,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> typed,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var client = new ClientId(id);
        try {
            keep.change(scope, client, site, version, SiteForm.facts(new Typed(typed)));
            new Toast(ui.t("account.changed")).after(redirect);
            return "redirect:" + client.path() + "/people";
        } catch (Invalid why) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(client, site, Form.refused(typed, why), scope, ui);
        }
    }

    @PostMapping("/clients/{id:\\d+}/sites/{site:\\d+}/removal")
    String remove(
            @PathVariable long id, @PathVariable long site, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        var client = new ClientId(id);
        keep.remove(scope, client, site);
        new Toast(ui.t("account.site.removed"), client.path() + "/sites/" + site + "/restoring").after(redirect);
        return "redirect:" + client.path() + "/people";
    }

    @PostMapping("/clients/{id:\\d+}/sites/{site:\\d+}/restoring")
    String restore(@PathVariable long id, @PathVariable long site, AccessScope scope) {
        var client = new ClientId(id);
        keep.restore(scope, client, site);
        return "redirect:" + client.path() + "/people";
    }
}
