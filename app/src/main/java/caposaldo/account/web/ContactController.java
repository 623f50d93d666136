package caposaldo.account.web;

import caposaldo.account.ClientId;
import caposaldo.account.ClientKeys;
import caposaldo.account.ClientPeople;
import caposaldo.account.ClientRecords;
import caposaldo.account.KeepContact;
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
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people of a client: added, edited in their place in the list, gone and back. */
@Controller
class ContactController {

    private final Templates templates;
    private final ClientRecords records;
    private final ClientPeople people;
    private final ClientKeys keys;
    private final KeepContact keep;
    private final Clock clock;

    ContactController(
            Templates templates,
            ClientRecords records,
            ClientPeople people,
            ClientKeys keys,
            KeepContact keep,
            Clock clock) {
        this.templates = templates;
        this.records = records;
        this.people = people;
        this.keys = keys;
        this.keep = keep;
        this.clock = clock;
    }

    @GetMapping("/clients/{id:\\d+}/people")
    JteModel people(@PathVariable long id, AccessScope scope, Ui ui) {
        return page(new ClientId(id), PeopleForms.none(), scope, ui);
    }

    private JteModel page(ClientId client, PeopleForms forms, AccessScope scope, Ui ui) {
        return templates.accountPeople(
                ui,
                records.head(scope, client, ui),
                people.contacts(scope, client),
                SiteRow.of(people.sites(scope, client), clock, ui),
                keys.of(scope, client),
                forms);
    }

    @PostMapping("/clients/{id:\\d+}/people")
    Object add(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> typed,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var client = new ClientId(id);
        try {
            keep.add(scope, client, ContactForm.facts(new Typed(typed)));
            new Toast(ui.t("account.contact.added")).after(redirect);
            return "redirect:" + client.path() + "/people";
        } catch (Invalid why) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(client, PeopleForms.adding(Form.refused(typed, why)), scope, ui);
        }
    }

    /** The same page with one person's fields open in their place. */
    @GetMapping("/clients/{id:\\d+}/people/{contact:\\d+}")
    JteModel edit(@PathVariable long id, @PathVariable long contact, AccessScope scope, Ui ui) {
        scope.require(Right.CLIENT_EDIT);
        var client = new ClientId(id);
        var values = ContactForm.values(people.contact(scope, client, contact));
        return page(client, PeopleForms.editing(contact, Form.of(values)), scope, ui);
    }

    @PostMapping("/clients/{id:\\d+}/people/{contact:\\d+}")
    Object change(
            @PathVariable long id,
            @PathVariable long contact,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> typed,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var client = new ClientId(id);
        try {
            keep.change(scope, client, contact, version, ContactForm.facts(new Typed(typed)));
            new Toast(ui.t("account.changed")).after(redirect);
            return "redirect:" + client.path() + "/people";
        } catch (Invalid why) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(client, PeopleForms.editing(contact, Form.refused(typed, why)), scope, ui);
        }
    }

    @PostMapping("/clients/{id:\\d+}/people/{contact:\\d+}/leaving")
    String left(
            @PathVariable long id, @PathVariable long contact, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        var client = new ClientId(id);
        keep.leave(scope, client, contact, scope.date());
        var back = client.path() + "/people/" + contact + "/return";
        new Toast(ui.t("account.contact.left"), back).after(redirect);
        return "redirect:" + client.path() + "/people";
    }

    @PostMapping("/clients/{id:\\d+}/people/{contact:\\d+}/return")
    String returned(@PathVariable long id, @PathVariable long contact, AccessScope scope) {
        var client = new ClientId(id);
        keep.leave(scope, client, contact, null);
        return "redirect:" + client.path() + "/people";
    }

    @PostMapping("/clients/{id:\\d+}/keys")
    Object addKey(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> typed,
            AccessScope scope,
            Ui ui,
            HttpServletResponse response) {
        var client = new ClientId(id);
        try {
            keys.add(scope, client, new Typed(typed).text("source"), new Typed(typed).text("key"));
            return "redirect:" + client.path() + "/people";
        } catch (Invalid why) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(client, PeopleForms.key(Form.refused(typed, why)), scope, ui);
        }
    }

    @PostMapping("/clients/{id:\\d+}/keys/{key:\\d+}/removal")
    String removeKey(
            @PathVariable long id, @PathVariable long key, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        var client = new ClientId(id);
        var gone = keys.remove(scope, client, key);
        var back = org.springframework.web.util.UriComponentsBuilder.fromPath(client.path() + "/keys")
                .queryParam("source", "{source}")
                .queryParam("key", "{key}")
                .encode()
                .buildAndExpand(gone.source(), gone.key())
                .toUriString();
        new Toast(ui.t("account.key.removed", gone.key()), back).after(redirect);
        return "redirect:" + client.path() + "/people";
    }
}
