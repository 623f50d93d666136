package caposaldo.receivable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * A promise of these clients was made, withdrawn, kept or broken while what they owe stayed as it was; told inside the
 * transaction that did it and holds the locks of their ledgers.
 *
 * @param clients their numbers
 */
public record PromisesChanged(List<Long> clients, LocalDate today) {

    public PromisesChanged(Collection<Long> clients, LocalDate today) {
        this(List.copyOf(clients), today);
    }

    public PromisesChanged {
        clients = List.copyOf(clients);
    }
}
