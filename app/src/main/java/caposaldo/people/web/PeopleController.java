package caposaldo.people.web;

import caposaldo.db.AccessScope;
import caposaldo.people.Absences;
import caposaldo.people.Handover;
import caposaldo.people.Organisation;
import caposaldo.people.PersonId;
import caposaldo.people.Staff;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who is who in the company: reporting line, departments, absences, and each person's record (1.1, 1.3, 1.4). */
@Controller
class PeopleController {

    private final Templates templates;
    private final Organisation organisation;
    private final Staff people;
    private final Absences absences;
    private final Handover handover;

    PeopleController(
            Templates templates, Organisation organisation, Staff people, Absences absences, Handover handover) {
        this.templates = templates;
        this.organisation = organisation;
        this.people = people;
        this.absences = absences;
        this.handover = handover;
    }

    @GetMapping("/people")
    JteModel chart(AccessScope scope, Ui ui) {
        return templates.peopleChart(ui, organisation.chart(scope));
    }

    @GetMapping("/people/departments")
    JteModel departments(AccessScope scope, Ui ui) {
        return templates.peopleDepartments(ui, organisation.departments(scope));
    }

    @GetMapping("/people/absences")
    JteModel absences(AccessScope scope, Ui ui) {
        var today = scope.date();
        return templates.peopleAbsences(
                ui, new AbsencesPage(today, absences.from(scope, today), absences.before(scope, today)));
    }

    @GetMapping("/people/{id:[0-9]+}")
    JteModel person(@PathVariable long id, AccessScope scope, Ui ui) {
        var key = new PersonId(id);
        return templates.peoplePerson(
                ui,
                new PersonPage(
                        people.byId(scope, key),
                        scope.date(),
                        people.superiorsOf(scope, key),
                        people.reportingTo(scope, key),
                        absences.of(scope, key),
                        handover.of(scope, key, scope.date()),
                        absences.mayDecide(scope, key)));
    }
}
