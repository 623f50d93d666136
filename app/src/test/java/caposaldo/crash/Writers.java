package caposaldo.crash;

import caposaldo.security.Browser;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sixteen programs that invite users with two roles each, and remember whose invitation was acknowledged. */
final class Writers implements AutoCloseable {

    private static final int COUNT = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final int port;
    private final String token;
    private volatile boolean writing = true;

    Writers(int port, String token) {
        this.port = port;
        this.token = token;
        for (int i = 0; i < COUNT; i++) {
            threads.submit(this::write);
        }
    }

    private void write() {
        while (writing) {
            var login = "writer" + NUMBER.incrementAndGet() + "@northwind.example";
            try {
                var answer = Browser.api(port, "POST", "/api/v1/users", token, """
                        {"login": "%s", "displayName": "Someone", "roles": ["KAM", "AUDITOR"]}
                        """.formatted(login));
                if (answer.statusCode() == 201) {
                    acknowledged.add(login);
                }
            } catch (UncheckedIOException e) {
                // Nobody there: that is what the test is about.
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    void awaitAcknowledged(int count) {
        var deadline = Instant.now().plus(PATIENCE);
        while (acknowledged.size() < count) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Only " + acknowledged.size() + " of " + count + " writes acknowledged");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    int acknowledgedSoFar() {
        return acknowledged.size();
    }

    /** Lets what is under way end, and answers all that was acknowledged. */
    Set<String> stop() {
        close();
        return acknowledged;
    }

    @Override
    public void close() {
        writing = false;
        threads.close();
    }
}
