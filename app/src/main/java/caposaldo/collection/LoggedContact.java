package caposaldo.collection;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A talk about money as it was written down.
 *
 * @param person whom at the client it was with; null when that is not known
 * @param promise the number of the promise that came of it
 * @param dispute the number of the dispute that came of it
 * @param loggedBy whose hand wrote it
 */
public record LoggedContact(
        long id,
        LocalDate contactedOn,
        Channel channel,
        @Nullable String person,
        Outcome outcome,
        @Nullable Long promise,
        @Nullable Long dispute,
        @Nullable String note,
        Optional<Next> next,
        String loggedBy) {

    public enum Channel {
        PHONE,
        EMAIL,
        MESSENGER,
        MEETING
    }

    /** What came of it; words are the messages {@code collection.outcome.<name>}. */
    public enum Outcome {
        /** A promise with an amount and a day. */
        PROMISED,
        /** A dispute of one document. */
        DISPUTED,
        /** It says that the money is on its way. */
        PAID,
        WILL_CHECK,
        REFUSED,
        /** Nobody was spoken with: it holds no further attempt back. */
        NOT_REACHED,
        OTHER
    }

    public enum Step {
        CALL,
        WRITE,
        VISIT,
        /** To whoever decides what else can be done. */
        HAND_OVER
    }

    /** What was agreed to be done, and when. */
    public record Next(Step step, LocalDate on) {}
}
