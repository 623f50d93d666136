package caposaldo.people;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What the director decides about staff, under a number (1.2): recommended by a superior, signed by the director.
 *
 * @param person who is appointed or relieved; empty in a change of the reporting line
 * @param superior the new superior position, in a change of the reporting line
 * @param effectiveOn first day of an appointment, last day of one that ends, day of a change of the line
 */
public record StaffOrder(
        StaffOrderId id,
        String number,
        Kind kind,
        State state,
        String text,
        Optional<Named> person,
        Named position,
        Optional<Named> superior,
        LocalDate effectiveOn,
        Optional<String> recommendedBy,
        Optional<String> signedBy,
        OffsetDateTime issuedAt,
        Optional<OffsetDateTime> signedAt,
        int version) {

    /** Something with a key and a name to call it by. */
    public record Named(long id, String name) {}

    /** What an order decides; absences have {@link Absence a document of their own}. */
    public enum Kind {
        APPOINTMENT,
        DISMISSAL,
        REPORTING_LINE
    }

    /** Where an order stands. */
    public enum State {
        RECOMMENDED,
        SIGNED,
        CANCELLED
    }
}
