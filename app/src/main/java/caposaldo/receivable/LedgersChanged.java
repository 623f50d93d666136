package caposaldo.receivable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * What these clients owe was recounted; told inside the transaction that did it and holds the locks of their ledgers.
 *
 * @param clients their numbers; many at once at midnight and after an import
 */
public record LedgersChanged(List<Long> clients, LocalDate today) {

    public LedgersChanged(Collection<Long> clients, LocalDate today) {
        this(List.copyOf(clients), today);
    }

    public LedgersChanged {
        clients = List.copyOf(clients);
    }
}
