package caposaldo.analytics.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Invoices by client, looked at as they were known on some day: what came later does not exist yet. */
public final class Ledger {

    private final Map<String, List<Invoice>> byClient = new LinkedHashMap<>();

    public Ledger(Collection<Invoice> invoices) {
        for (Invoice invoice : invoices) {
            byClient.computeIfAbsent(invoice.client(), unused -> new ArrayList<>())
                    .add(invoice);
        }
    }

    /** The invoices of a client that were settled before a day. */
    List<Invoice> settledBefore(LocalDate day, String client) {
        return byClient.getOrDefault(client, List.of()).stream()
                .filter(invoice -> invoice.settledBefore(day))
                .toList();
    }

    /** The same for each client that has any. */
    Stream<List<Invoice>> settledBefore(LocalDate day) {
        return byClient.keySet().stream()
                .map(client -> settledBefore(day, client))
                .filter(settled -> !settled.isEmpty());
    }
}
