package caposaldo.account;

import java.time.LocalDate;
import java.util.Set;
import org.jooq.JSONB;

/**
 * What one room keeps of clients, and how it goes to another client when two turn out to be one; a bean of that room. A
 * merge calls every one of them, an undo calls them in the opposite order, inside one transaction.
 */
public interface ClientMoves {

    /** The module, such as {@code sales}; the message {@code <room>.moves} says how many rows would go along. */
    String room();

    /** Every table of the room that names a client, {@code schema.table}, whether its rows move or have reasons to stay. */
    Set<String> tables();

    /** How many rows would move. */
    int count(ClientId client);

    /**
     * Hands over everything of {@code merged}, set by set, and says what it did.
     *
     * @param today for figures that end with a day
     */
    Moved move(ClientId merged, ClientId kept, LocalDate today);

    /** Restores exactly the rows that {@link #move} handed over; what came to {@code kept} since stays there. */
    void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today);

    /** @param what enough to find the rows again and to restore them */
    record Moved(int rows, JSONB what) {}
}
