package caposaldo.people;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Somebody is away and somebody stands in (1.4).
 *
 * @param orderNumber the staff order that announced it
 * @param from first day, included
 * @param until last day, included; the day after it is over by itself
 * @param reason empty for whoever it does not concern
 * @param acceptedAt when the substitute confirmed the handover sheet
 */
public record Absence(
        AbsenceId id,
        String orderNumber,
        PersonId person,
        String personName,
        PersonId substitute,
        String substituteName,
        LocalDate from,
        LocalDate until,
        Optional<Reason> reason,
        Optional<OffsetDateTime> acceptedAt,
        Optional<OffsetDateTime> endedEarlyAt,
        int version) {

    /** Why somebody is away. */
    public enum Reason {
        LEAVE,
        ILLNESS,
        BUSINESS_TRIP,
        TRAINING,
        OTHER
    }

    /** Where an absence stands on a day. */
    public enum State {
        ANNOUNCED,
        RUNNING,
        OVER,
        ENDED_EARLY
    }

    public State stateOn(LocalDate day) {
        if (endedEarlyAt.isPresent()) {
            return State.ENDED_EARLY;
        } else if (day.isBefore(from)) {
            return State.ANNOUNCED;
        } else {
            return day.isAfter(until) ? State.OVER : State.RUNNING;
        }
    }

    /** It still runs or is to come: it can be ended, accepted, and its sheet written on. */
    public boolean isOpenOn(LocalDate day) {
        return switch (stateOn(day)) {
            case ANNOUNCED, RUNNING -> true;
            case OVER, ENDED_EARLY -> false;
        };
    }
}
