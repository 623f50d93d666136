package caposaldo.people;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 1.3: to whom a position reports is changed by a numbered order of the director, from the day it is signed. */
@Component
public class ChangeReportingLine {

    private final StaffOrderStore orders;
    private final ReportingLine line;
    private final SignOrder signing;

    ChangeReportingLine(StaffOrderStore orders, ReportingLine line, SignOrder signing) {
        this.orders = orders;
        this.line = line;
        this.signing = signing;
    }

    /**
     * Draws the order up; signed at once when whoever draws it up may sign, else it waits for the director.
     *
     * @throws Invalid when the position would stand above itself
     * @throws Forbidden to whoever is no superior of the position
     */
    @Transactional
    public StaffOrderId report(AccessScope scope, PositionId position, PositionId superior, String text) {
        line.requireSayOver(scope, position);
        if (line.isAboveOrSame(position, superior)) {
            throw Invalid.field("superior", "people.line.circle");
        }
        var draft = new StaffOrderStore.Draft(
                StaffOrder.Kind.REPORTING_LINE, null, position, superior, scope.date(), text.strip());
        return signing.signIfAllowed(scope, orders.recommend(scope, draft));
    }
}
