package caposaldo.credit;

import caposaldo.kernel.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a client may owe at most, from a day until another.
 *
 * @param givenBy whose rights gave it
 * @param askedBy who asked for it; the same when his own rights were enough
 * @param withdrawnOn the day another took its place before it ever held; null for one that stands
 */
public record CreditLimit(
        long id,
        Money amount,
        CreditClass creditClass,
        LocalDate from,
        LocalDate until,
        String reason,
        String givenBy,
        String askedBy,
        @Nullable LocalDate withdrawnOn,
        int version) {

    public enum State {
        COMING,
        IN_FORCE,
        OVER,
        WITHDRAWN
    }

    public State state(LocalDate day) {
        if (withdrawnOn != null) {
            return State.WITHDRAWN;
        }
        return day.isBefore(from) ? State.COMING : day.isAfter(until) ? State.OVER : State.IN_FORCE;
    }
}
