package caposaldo.people.web;

import caposaldo.db.AccessScope;
import caposaldo.people.AbsenceId;
import caposaldo.people.CloseAbsence;
import caposaldo.people.WriteHandover;
import caposaldo.web.Toast;
import caposaldo.web.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done on an absence once it is announced: accepting, ending, opening again, and working on its sheet. */
@Controller
class OpenAbsenceController {

    private final CloseAbsence close;
    private final WriteHandover handover;

    OpenAbsenceController(CloseAbsence close, WriteHandover handover) {
        this.close = close;
        this.handover = handover;
    }

    @PostMapping("/absences/{id}/acceptance")
    String accept(@PathVariable long id, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        close.accept(scope, new AbsenceId(id));
        new Toast(ui.t("people.absence.accepted.done")).after(redirect);
        return page(id);
    }

    @PostMapping("/absences/{id}/end")
    String end(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        close.endEarly(scope, new AbsenceId(id), version);
        new Toast(ui.t("people.absence.ended.done"), "/absences/" + id + "/reopening?version=" + (version + 1))
                .after(redirect);
        return page(id);
    }

    @PostMapping("/absences/{id}/reopening")
    String reopen(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        close.reopen(scope, new AbsenceId(id), version);
        new Toast(ui.t("people.absence.reopened.done")).after(redirect);
        return page(id);
    }

    @PostMapping("/absences/{id}/lines")
    String add(@PathVariable long id, @RequestParam String subject, @RequestParam String note, AccessScope scope) {
        handover.add(scope, new AbsenceId(id), subject, note);
        return page(id);
    }

    @PostMapping("/absences/{id}/lines/{line}/note")
    String note(@PathVariable long id, @PathVariable long line, @RequestParam String note, AccessScope scope) {
        handover.note(scope, new AbsenceId(id), line, note);
        return page(id) + "#line-" + line;
    }

    @PostMapping("/absences/{id}/lines/{line}/tick")
    String tick(@PathVariable long id, @PathVariable long line, @RequestParam boolean done, AccessScope scope) {
        handover.done(scope, new AbsenceId(id), line, done);
        return page(id) + "#line-" + line;
    }

    private static String page(long id) {
        return "redirect:/absences/" + id;
    }
}
