package caposaldo.account.web;

import caposaldo.account.ClientChoice;
import caposaldo.db.AccessScope;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Suggests clients to a form's field named {@code client} while a person types there. */
@Controller
class ClientChoiceController {

    private final Templates templates;
    private final ClientChoice choice;

    ClientChoiceController(Templates templates, ClientChoice choice) {
        this.templates = templates;
        this.choice = choice;
    }

    @GetMapping("/clients/suggestions")
    JteModel suggestions(@RequestParam(defaultValue = "") String client, AccessScope scope) {
        return templates.uiSuggestions(choice.suggestions(scope, client));
    }
}
