package caposaldo.people.web;

import caposaldo.db.AccessScope;
import caposaldo.people.Organisation;
import caposaldo.people.PositionId;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A position: who holds and held it, and where it stands in the reporting line (1.1, 1.3). */
@Controller
class PositionController {

    private final Templates templates;
    private final Organisation organisation;

    PositionController(Templates templates, Organisation organisation) {
        this.templates = templates;
        this.organisation = organisation;
    }

    @GetMapping("/people/positions/{id}")
    JteModel position(@PathVariable long id, AccessScope scope, Ui ui) {
        var key = new PositionId(id);
        var seat = organisation.position(scope, key);
        return templates.peoplePosition(
                ui,
                new PositionPage(
                        seat,
                        scope.date(),
                        seat.reportsTo().map(up -> organisation.position(scope, up)),
                        organisation.reportingTo(scope, key),
                        organisation.holdersOf(scope, key),
                        organisation.mayOrder(scope, key)));
    }
}
