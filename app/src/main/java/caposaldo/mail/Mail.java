package caposaldo.mail;

import caposaldo.account.ClientId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it stands.
 *
 * @param paper where the record it is about stands
 * @param messageId its name in the world of mail, the same however often it is sent
 * @param leavesAt not before
 * @param failure why the last attempt failed; null before any did
 * @param version for noticing a change made in the meantime
 */
public record Mail(
        MailId id,
        String paper,
        ClientId client,
        String clientName,
        String messageId,
        State state,
        String subject,
        String text,
        List<Recipient> to,
        List<Attached> enclosures,
        String askedBy,
        Instant askedAt,
        Instant leavesAt,
        int attempts,
        @Nullable Instant sentAt,
        @Nullable String failure,
        int version) {

    /** How far it has come. */
    public enum State {
        /** It leaves at its time, unless somebody takes it back. */
        WAITING,
        SENT,
        /** Every attempt failed; somebody may try again. */
        FAILED,
        TAKEN_BACK;

        public boolean mayBecome(State next) {
            return switch (this) {
                case WAITING -> next != WAITING;
                case FAILED -> next == WAITING || next == TAKEN_BACK;
                case SENT, TAKEN_BACK -> false;
            };
        }
    }

    /** A file that went along. */
    public record Attached(int no, String name, String mediaType, int bytes) {}
}
