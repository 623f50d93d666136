package caposaldo.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes into every transaction of a thread, right before it is committed, that it was: so that it can be said after a
 * crash whether something was done. What it throws undoes the transaction.
 */
@FunctionalInterface
public interface Witness {

    ThreadLocal<@Nullable Witness> CURRENT = new ThreadLocal<>();

    void committing(Connection connection) throws SQLException;

    static Optional<Witness> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Runs the work with this witness. */
    default <T extends @Nullable Object, X extends Exception> T watch(Acting.Work<T, X> work) throws X {
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
}
