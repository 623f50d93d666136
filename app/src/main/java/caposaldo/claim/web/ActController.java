package caposaldo.claim.web;

import caposaldo.claim.ActId;
import caposaldo.claim.Acts;
import caposaldo.claim.DrawUpAct;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.ordering.DeliveryNotes;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An act as it is drawn up and typed over. */
@Controller
class ActController {

    private static final int FREE_ROWS = 3;

    private final Templates templates;
    private final ActPages pages;
    private final ActForms forms;
    private final DrawUpAct draw;
    private final Acts acts;
    private final DeliveryNotes notes;

    ActController(Templates templates, ActPages pages, ActForms forms, DrawUpAct draw, Acts acts, DeliveryNotes notes) {
        this.templates = templates;
        this.pages = pages;
        this.forms = forms;
        this.draw = draw;
        this.acts = acts;
        this.notes = notes;
    }

    @GetMapping("/deliveries/{id:\\d+}/acts/new")
    JteModel begin(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.CLAIM_EDIT);
        var note = new DeliveryNoteId(id);
        var proposed = draw.proposal(scope, note);
        var values = new HashMap<>(ActForms.values(proposed.lines()));
        values.put("drawnOn", scope.date().toString());
        return form(scope, note, note.path() + "/acts", 0, Form.of(values), ui);
    }

    private JteModel form(AccessScope scope, DeliveryNoteId id, String action, int version, Form form, Ui ui) {
        var typing = new ActPage.Typing(
                notes.get(scope, id),
                draw.proposal(scope, id).delivered(),
                action,
                version,
                rows(form, "kind-") + FREE_ROWS,
                rows(form, "name-") + FREE_ROWS);
        return templates.claimForm(ui, typing, form);
    }

    private static int rows(Form form, String field) {
        var rows = 0;
        while (!form.value(field + (rows + 1)).isEmpty()) {
            rows++;
        }
        return rows;
    }

    @PostMapping("/deliveries/{id:\\d+}/acts")
    Object draw(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CLAIM_EDIT);
        var note = new DeliveryNoteId(id);
        var typed = ActForms.compact(values);
        try {
            var act = draw.draw(scope, note, forms.draft(scope, typed));
            new Toast(ui.t("claim.drawn", acts.get(scope, act).number())).after(redirect);
            return "redirect:" + act.path();
        } catch (Invalid why) {
            return form(scope, note, note.path() + "/acts", 0, typed.refused(why), ui);
        }
    }

    @GetMapping("/acts/{id:\\d+}")
    JteModel act(@PathVariable long id, AccessScope scope, Ui ui) {
        return pages.page(scope, new ActId(id), Form.blank(), ui);
    }

    @GetMapping("/acts/{id:\\d+}/edit")
    JteModel edit(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.CLAIM_EDIT);
        var act = acts.get(scope, new ActId(id));
        return form(
                scope,
                act.delivery().note(),
                act.id().path(),
                act.version(),
                Form.of(Map.copyOf(ActForms.values(act))),
                ui);
    }

    @PostMapping("/acts/{id:\\d+}")
    Object change(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CLAIM_EDIT);
        var act = new ActId(id);
        var typed = ActForms.compact(values);
        try {
            draw.change(scope, act, version, forms.draft(scope, typed));
            new Toast(ui.t("claim.changed")).after(redirect);
            return "redirect:" + act.path();
        } catch (Invalid why) {
            return form(scope, acts.get(scope, act).delivery().note(), act.path(), version, typed.refused(why), ui);
        }
    }
}
