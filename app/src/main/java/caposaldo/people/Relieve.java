package caposaldo.people;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 1.2: a person is relieved of a position by a numbered order of the director. */
@Component
public class Relieve {

    private final StaffOrderStore orders;
    private final ReportingLine line;
    private final SignOrder signing;

    Relieve(StaffOrderStore orders, ReportingLine line, SignOrder signing) {
        this.orders = orders;
        this.line = line;
        this.signing = signing;
    }

    /**
     * Draws the order up; signed at once when whoever draws it up may sign, else it waits for the director.
     *
     * @param appointment key of the appointment that ends
     * @param lastDay included
     * @throws Invalid when the appointment does not run on that day or ends by then anyway
     * @throws Forbidden to whoever is no superior of the position
     */
    @Transactional
    public StaffOrderId relieve(AccessScope scope, long appointment, LocalDate lastDay, String text) {
        var tenure = orders.tenure(appointment).orElseThrow(() -> new Missing("appointment " + appointment));
        line.requireSayOver(scope, tenure.position());
        if (!orders.canEndOn(appointment, lastDay)) {
            throw Invalid.field("until", "people.relief.not-held");
        }
        var draft = new StaffOrderStore.Draft(
                StaffOrder.Kind.DISMISSAL, tenure.person(), tenure.position(), null, lastDay, text.strip());
        return signing.signIfAllowed(scope, orders.recommend(scope, draft));
    }
}
