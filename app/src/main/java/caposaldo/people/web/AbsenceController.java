package caposaldo.people.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.people.Absence;
import caposaldo.people.AbsenceId;
import caposaldo.people.Absences;
import caposaldo.people.AnnounceAbsence;
import caposaldo.people.Handover;
import caposaldo.people.PersonId;
import caposaldo.people.Staff;
import caposaldo.people.Substitutes;
import caposaldo.web.Form;
import caposaldo.web.Option;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sends somebody away in one document (1.4). */
@Controller
class AbsenceController {

    private final Templates templates;
    private final Staff people;
    private final Absences absences;
    private final AnnounceAbsence announce;
    private final Substitutes substitutes;
    private final Handover handover;

    AbsenceController(
            Templates templates,
            Staff people,
            Absences absences,
            AnnounceAbsence announce,
            Substitutes substitutes,
            Handover handover) {
        this.templates = templates;
        this.people = people;
        this.absences = absences;
        this.announce = announce;
        this.substitutes = substitutes;
        this.handover = handover;
    }

    @GetMapping("/people/{id}/absences/new")
    JteModel form(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, AccessScope scope, Ui ui) {
        var form = new AbsenceForm(new Typed(typed));
        return templates.peopleAbsenceForm(ui, page(id, form, form.shown(scope.date()), scope, ui));
    }

    /** The field of the substitute alone, suggested anew for other days. */
    @GetMapping("/people/{id}/absences/substitutes")
    JteModel substitutes(
            @PathVariable long id, @RequestParam MultiValueMap<String, String> typed, AccessScope scope, Ui ui) {
        var form = new AbsenceForm(new Typed(typed));
        return templates.peopleSubstitute(ui, id, form.shown(scope.date()), options(new PersonId(id), form, scope, ui));
    }

    @PostMapping("/people/{id}/absences")
    Object announce(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> typed,
            AccessScope scope,
            Ui ui,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var form = new AbsenceForm(new Typed(typed));
        try {
            var absence = announce.announce(scope, form.announcement(new PersonId(id)));
            new Toast(ui.t("people.absence.announced")).after(redirect);
            return "redirect:/absences/" + absence.value();
        } catch (Invalid why) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return templates.peopleAbsenceForm(ui, page(id, form, form.typed().refused(why), scope, ui));
        }
    }

    private AbsenceFormPage page(long id, AbsenceForm typed, Form form, AccessScope scope, Ui ui) {
        var person = new PersonId(id);
        if (!absences.mayDecide(scope, person)) {
            throw new Forbidden("absence of somebody outside the own reporting line");
        }
        return new AbsenceFormPage(
                people.byId(scope, person),
                form,
                List.of(Absence.Reason.values()).stream()
                        .map(r -> new Option(r.name(), ui.t("people.reason." + r.name())))
                        .toList(),
                options(person, typed, scope, ui),
                handover.of(scope, person, typed.typed().date("from").orElse(scope.date())));
    }

    private List<Option> options(PersonId person, AbsenceForm typed, AccessScope scope, Ui ui) {
        var from = typed.typed().date("from").orElse(scope.date().plusDays(1));
        var until = typed.typed().date("until").filter(u -> !u.isBefore(from)).orElse(from);
        return substitutes.of(scope, person, from, until).stream()
                .map(c -> new Option(
                        Long.toString(c.person().value()),
                        c.alreadyFor() == 0
                                ? ui.t("people.substitute.option", c.name(), c.titles())
                                : ui.t("people.substitute.option.busy", c.name(), c.titles(), c.alreadyFor())))
                .toList();
    }

    @GetMapping("/absences/{id}")
    JteModel document(@PathVariable long id, AccessScope scope, Ui ui) {
        var key = new AbsenceId(id);
        var document = absences.document(scope, key);
        var absence = document.absence();
        return templates.peopleAbsence(
                ui,
                new AbsencePage(
                        document,
                        AbsenceRows.chip(ui, absence, scope.date()),
                        absences.sheet(scope, key),
                        absence.isOpenOn(scope.date()),
                        absence.endedEarlyAt().isPresent() && !scope.date().isAfter(absence.until()),
                        absences.mayDecide(scope, absence.person()),
                        scope.personId()
                                .filter(me -> me == absence.substitute().value())
                                .isPresent()));
    }
}
