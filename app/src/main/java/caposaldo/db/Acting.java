package caposaldo.db;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose hand the current thread moves, for the audit trail: every transaction that begins on it carries these.
 *
 * @param userId the user signed in; empty for the system's own work
 * @param channel UI, API, IMPORT or JOB
 * @param requestId ties the trail to the log
 */
public record Acting(Optional<Long> userId, Channel channel, String requestId) {

    /** By which door a change came in. */
    public enum Channel {
        UI,
        API,
        IMPORT,
        JOB
    }

    private static final ThreadLocal<@Nullable Acting> CURRENT = new ThreadLocal<>();

    public static Optional<Acting> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Runs the work as this actor and restores who acted before. */
    public <T extends @Nullable Object, X extends Exception> T call(Work<T, X> work) throws X {
        var before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.run();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** Work that may fail in its own way. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object, X extends Exception> {
        T run() throws X;
    }
}
