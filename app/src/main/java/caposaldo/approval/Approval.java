package caposaldo.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request with everybody who is asked.
 *
 * @param kind the room's name for what is asked; its words are the message {@code <kind>.asked}
 * @param path where what is asked for is shown, as a part of a page
 * @param value what is asked for, written so that another value reads differently
 * @param expiresOn the last day it may be decided
 * @param manner how they are asked
 */
public record Approval(
        long id,
        String kind,
        String subject,
        String title,
        String path,
        String value,
        String reason,
        State state,
        long askedBy,
        String askedByName,
        Instant askedAt,
        LocalDate expiresOn,
        ApprovalPolicy.Manner manner,
        List<Step> steps,
        int version) {

    public enum State {
        PENDING,
        APPROVED,
        REFUSED,
        WITHDRAWN,
        EXPIRED
    }

    public enum Outcome {
        APPROVED,
        REFUSED,
        /** Not decided in time: the next one is asked. */
        PASSED_ON
    }

    /**
     * One who is asked.
     *
     * @param holder who holds the position today
     * @param decidedFor by whose right, when it was a substitute
     */
    public record Step(
            int no,
            long position,
            String title,
            @Nullable String holder,
            LocalDate dueOn,
            @Nullable Outcome outcome,
            @Nullable String decidedBy,
            @Nullable String decidedFor,
            @Nullable Instant decidedAt,
            @Nullable String note) {}

    /** Whose turn it is; empty once all is said. */
    public Optional<Step> turn() {
        return turns().stream().findFirst();
    }

    /** All whose turn it is: more than one when they are asked together. */
    public List<Step> turns() {
        var open = steps.stream().filter(s -> state == State.PENDING && s.outcome() == null);
        return (manner.isTogether() ? open : open.limit(1)).toList();
    }
}
