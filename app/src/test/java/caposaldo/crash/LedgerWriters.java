package caposaldo.crash;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * Thirty-two programs that post invoices, and payments against whatever invoices there are, so that they often want the
 * same cent. A request without a clear answer is sent again, the same, until it has one.
 */
final class LedgerWriters implements AutoCloseable {

    private static final int COUNT = 32;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** A document to pay, as far as the writers know. */
    private record Invoice(long id, int cents) {}

    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final JsonMapper json = new JsonMapper();
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<Long, List<Invoice>> invoices = new ConcurrentHashMap<>();
    private final AtomicInteger port;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();
    private final AtomicReference<BigDecimal> invoiced = new AtomicReference<>(BigDecimal.ZERO);
    private final AtomicReference<BigDecimal> paid = new AtomicReference<>(BigDecimal.ZERO);
    private final String token;
    private final List<Long> clients;
    private final int operations;
    private volatile boolean writing = true;

    LedgerWriters(int port, String token, List<Long> clients, int operations, long seed) {
        this.port = new AtomicInteger(port);
        this.token = token;
        this.clients = clients;
        this.operations = operations;
        clients.forEach(client -> invoices.put(client, new CopyOnWriteArrayList<>()));
        for (int i = 0; i < COUNT; i++) {
            var random = new Random(seed + i);
            threads.submit(() -> write(random));
        }
    }

    private void write(Random random) {
        for (var n = taken.incrementAndGet(); writing && n <= operations; n = taken.incrementAndGet()) {
            var client = clients.get(random.nextInt(clients.size()));
            var known = java.util.Objects.requireNonNull(invoices.get(client));
            if (known.isEmpty() || random.nextInt(4) == 0) {
                invoice(client, n, 1 + random.nextInt(50_000));
            } else {
                pay(client, n, known.get(random.nextInt(known.size())), random);
            }
            done.incrementAndGet();
        }
    }

    private void invoice(long client, int n, int cents) {
        var body = """
                {"clientId": %d, "issuedOn": "2026-01-15", "dueOn": "2026-02-15", "amount": %s, "source": "writers", "key": "%d"}""".formatted(client, amount(cents), n);
        var id = sent("/api/v1/receivables/documents", body);
        if (id > 0) {
            acknowledged.put(Integer.toString(n), id);
            invoiced.accumulateAndGet(amount(cents), BigDecimal::add);
            java.util.Objects.requireNonNull(invoices.get(client)).add(new Invoice(id, cents));
        }
    }

    /** Part of an invoice, all of it, or more than others may have left of it. */
    private void pay(long client, int n, Invoice invoice, Random random) {
        var share = random.nextInt(3) == 0 ? invoice.cents() : 1 + random.nextInt(invoice.cents());
        var cents = share + (random.nextBoolean() ? 0 : random.nextInt(1000));
        var body = """
                {"clientId": %d, "paidOn": "2026-02-20", "amount": %s, "source": "writers", "key": "%d",
                    "shares": [{"itemId": %d, "amount": %s}]}""".formatted(client, amount(cents), n, invoice.id(), amount(share));
        var id = sent("/api/v1/receivables/payments", body);
        if (id > 0) {
            acknowledged.put(Integer.toString(n), id);
            paid.accumulateAndGet(amount(cents), BigDecimal::add);
        }
    }

    private static BigDecimal amount(int cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    /** @return the document's number; 0 when it was refused */
    private long sent(String path, String body) {
        while (writing) {
            try {
                var answer = post(path, body);
                if (answer.statusCode() == 201) {
                    return json.readTree(answer.body()).get("id").asLong();
                } else if (answer.statusCode() == 422) {
                    refused.incrementAndGet();
                    return 0;
                }
            } catch (IOException nobodyThere) {
                LockSupport.parkNanos(200_000_000);
            }
            again.incrementAndGet();
        }
        return 0;
    }

    private HttpResponse<String> post(String path, String body) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port.get() + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .timeout(Duration.ofSeconds(20))
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The same house answers at another port. */
    void moveTo(int newPort) {
        port.set(newPort);
    }

    void awaitDone(int count) {
        var deadline = Instant.now().plus(PATIENCE);
        while (done.get() < count) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Only " + done + " of " + count + " operations done");
            }
            LockSupport.parkNanos(1_000_000);
        }
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

    int refused() {
        return refused.get();
    }

    int sentAgain() {
        return again.get();
    }

    @Override
    public void close() {
        writing = false;
        threads.close();
        http.close();
    }
}
