package caposaldo.claim.web;

import caposaldo.claim.ActId;
import caposaldo.claim.Acts;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.web.Form;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The page of an act, as it is and after a step that could not be. */
@Component
class ActPages {

    private final Templates templates;
    private final Acts acts;

    ActPages(Templates templates, Acts acts) {
        this.templates = templates;
        this.acts = acts;
    }

    JteModel page(AccessScope scope, ActId id, Form form, Ui ui) {
        var act = acts.get(scope, id);
        var values = new HashMap<>(Map.of(
                "signedOn",
                scope.date().toString(),
                "countersignedOn",
                scope.date().toString()));
        values.putAll(form.values());
        return templates.claimAct(
                ui, new ActPage(act, ActPage.May.of(scope, act)), new Form(Map.copyOf(values), form.problems()));
    }

    /** Where the step leads, or the page with what cannot be. */
    Object after(AccessScope scope, ActId id, Typed typed, Ui ui, Supplier<String> step) {
        try {
            return "redirect:" + step.get();
        } catch (Invalid why) {
            return page(scope, id, typed.refused(why), ui);
        }
    }
}
