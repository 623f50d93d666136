package caposaldo.reliability;

import java.time.LocalDate;
import java.util.List;

/**
 * What stands of these clients' reliability may be another than before: evidence was brought, a check was kept, or the
 * scoring changed; told inside the transaction that did it and holds the locks of their ledgers.
 *
 * @param clients their numbers
 */
public record ReliabilityChanged(List<Long> clients, LocalDate today) {

    public ReliabilityChanged {
        clients = List.copyOf(clients);
    }
}
