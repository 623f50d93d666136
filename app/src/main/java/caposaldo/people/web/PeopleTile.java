package caposaldo.people.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.people.Absences;
import caposaldo.people.StaffOrders;
import caposaldo.web.HomeTile;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** On Today: who of those around is away or going to be, the handover to accept, the orders to sign. */
@Controller
class PeopleTile implements HomeTile {

    private static final int DAYS = 14;

    private final Templates templates;
    private final Absences absences;
    private final StaffOrders orders;

    PeopleTile(Templates templates, Absences absences, StaffOrders orders) {
        this.templates = templates;
        this.absences = absences;
        this.orders = orders;
    }

    @Override
    public int rank() {
        return 40;
    }

    @Override
    public List<String> parts(AccessScope scope) {
        var something = !absences.concerning(scope, DAYS).isEmpty()
                || (scope.may(Right.APPOINT_SIGN) && !orders.waiting(scope).isEmpty());
        return something ? List.of("/today/people") : List.of();
    }

    @GetMapping("/today/people")
    JteModel people(AccessScope scope, Ui ui) {
        return templates.peopleToday(
                ui,
                new AbsencesPage(scope.date(), absences.concerning(scope, DAYS), List.of()),
                scope.may(Right.APPOINT_SIGN) ? orders.waiting(scope) : List.of());
    }
}
