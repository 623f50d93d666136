package caposaldo.catalog.web;

import caposaldo.catalog.ItemChoice;
import caposaldo.db.AccessScope;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Suggests products to a form's field named {@code item} while a person types there. */
@Controller
class ItemChoiceController {

    private final Templates templates;
    private final ItemChoice choice;

    ItemChoiceController(Templates templates, ItemChoice choice) {
        this.templates = templates;
        this.choice = choice;
    }

    @GetMapping("/products/suggestions")
    JteModel suggestions(@RequestParam(defaultValue = "") String item, AccessScope scope) {
        return templates.uiSuggestions(choice.suggestions(scope, item));
    }
}
