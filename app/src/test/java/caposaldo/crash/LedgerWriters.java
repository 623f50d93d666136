package caposaldo.crash;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** They post invoices, and payments against whatever invoices there are, so that they often want the same cent. */
final class LedgerWriters extends PersistentWriters {

    /** A document to pay, as far as the writers know. */
    private record Invoice(long id, int cents) {}

    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<Long, List<Invoice>> invoices = new ConcurrentHashMap<>();
    private final AtomicReference<BigDecimal> invoiced = new AtomicReference<>(BigDecimal.ZERO);
    private final AtomicReference<BigDecimal> paid = new AtomicReference<>(BigDecimal.ZERO);
    private final List<Long> clients;

    LedgerWriters(int port, String token, List<Long> clients, int operations) {
        super(port, token, operations);
        this.clients = clients;
        clients.forEach(client -> invoices.put(client, new CopyOnWriteArrayList<>()));
    }

    @Override
    void operate(int n, Random random) {
        var client = clients.get(random.nextInt(clients.size()));
        var known = Objects.requireNonNull(invoices.get(client));
        if (known.isEmpty() || random.nextInt(4) == 0) {
            invoice(client, n, 1 + random.nextInt(50_000));
        } else {
            pay(client, n, known.get(random.nextInt(known.size())), random);
        }
    }

    private void invoice(long client, int n, int cents) {
        var answer = post("/api/v1/receivables/documents", """
                {"clientId": %d, "issuedOn": "2026-01-15", "dueOn": "2026-02-15", "amount": %s, "source": "writers", "key": "%d"}""".formatted(client, amount(cents), n));
        if (answer.isDone()) {
            var id = answer.body().get("id").asLong();
            acknowledged.put(Integer.toString(n), id);
            invoiced.accumulateAndGet(amount(cents), BigDecimal::add);
            Objects.requireNonNull(invoices.get(client)).add(new Invoice(id, cents));
        }
    }

    /** Part of an invoice, all of it, or more than others may have left of it. */
    private void pay(long client, int n, Invoice invoice, Random random) {
        var share = random.nextInt(3) == 0 ? invoice.cents() : 1 + random.nextInt(invoice.cents());
        var cents = share + (random.nextBoolean() ? 0 : random.nextInt(1000));
        var answer = post(
                "/api/v1/receivables/payments", """
                {"clientId": %d, "paidOn": "2026-02-20", "amount": %s, "source": "writers", "key": "%d",
                    "shares": [{"itemId": %d, "amount": %s}]}""".formatted(client, amount(cents), n, invoice.id(), amount(share)));
        if (answer.isDone()) {
            acknowledged.put(Integer.toString(n), answer.body().get("id").asLong());
            paid.accumulateAndGet(amount(cents), BigDecimal::add);
        }
    }

    private static BigDecimal amount(int cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    /** What was answered with a document, by its key. */
    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    BigDecimal invoiced() {
        return invoiced.get();
    }

    BigDecimal paid() {
        return paid.get();
    }
}
