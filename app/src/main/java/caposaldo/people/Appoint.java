package caposaldo.people;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 1.2: a person is taken into a position by a numbered order of the director, recommended by a superior. */
@Component
public class Appoint {

    /** Who is appointed. */
    public sealed interface Who {}

    /** Somebody of the company already. */
    public record Known(PersonId person) implements Who {}

    /** Somebody who is entered by this order. @param email may be empty */
    public record Newcomer(String givenName, String familyName, String email) implements Who {}

    private final StaffOrderStore orders;
    private final ReportingLine line;
    private final SignOrder signing;

    Appoint(StaffOrderStore orders, ReportingLine line, SignOrder signing) {
        this.orders = orders;
        this.line = line;
        this.signing = signing;
    }

    /**
     * Draws the order up; signed at once when whoever draws it up may sign, else it waits for the director.
     *
     * @param from first day
     * @param text what the order says besides, may be empty
     * @throws Invalid when somebody holds the position on that day or later, or a newcomer has no name
     * @throws Forbidden to whoever is no superior of the position
     */
    @Transactional
    public StaffOrderId appoint(AccessScope scope, Who who, PositionId position, LocalDate from, String text) {
        line.requireSayOver(scope, position);
        orders.holderFrom(position, from).ifPresent(holder -> {
            throw Invalid.field("from", "people.appointment.held", holder.name());
        });
        var person = switch (who) {
            case Known(var known) -> known;
            case Newcomer newcomer -> entered(scope, newcomer);
        };
        if (!orders.exists(person)) {
            throw new Missing("person " + person.value());
        }
        var draft = new StaffOrderStore.Draft(StaffOrder.Kind.APPOINTMENT, person, position, null, from, text.strip());
        return signing.signIfAllowed(scope, orders.recommend(scope, draft));
    }

    private PersonId entered(AccessScope scope, Newcomer newcomer) {
        if (newcomer.givenName().isBlank()) {
            throw Invalid.field("given", "people.newcomer.given-missing");
        } else if (newcomer.familyName().isBlank()) {
            throw Invalid.field("family", "people.newcomer.family-missing");
        }
        return orders.enter(scope, newcomer);
    }
}
