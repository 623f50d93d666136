package caposaldo.collection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A look through all that is owed, or a sending of what somebody accepted.
 *
 * @param clients how many there are to be looked at, and {@code done} how many have been
 * @param letters proposed, sent, or written as e-mails
 */
public record DunningRun(
        long id,
        Kind kind,
        State state,
        Instant startedAt,
        @Nullable Instant endedAt,
        int clients,
        int done,
        int letters) {

    public enum Kind {
        PROPOSAL,
        SENDING,
        /** Letters of a sending go by e-mail. */
        MAILING
    }

    public enum State {
        RUNNING,
        DONE,
        /** Its process died, or it met what it could not do; what it had done stands. */
        BROKEN
    }
}
