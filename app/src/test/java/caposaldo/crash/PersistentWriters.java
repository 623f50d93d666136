package caposaldo.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Thirty-two programs that share so many operations. A request without a clear answer is sent again, the same, until it
 * has one: that is what programs do while a server dies and comes back.
 */
abstract class PersistentWriters implements AutoCloseable {

    private static final int COUNT = 32;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Longer than the house needs to come back; who is still told of an incident then has found a defect. */
    private static final int MOST_INCIDENTS = 300;

    /** Whoever waits for a request that was cut off waits for ever: nobody can say how far it came. */
    private static final int MOST_WAITS = 20;

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** What a request was answered in the end. */
    record Answer(int status, JsonNode body) {

        boolean isDone() {
            return status / 100 == 2;
        }

        /** Somebody else was first, or the request itself, when its first answer got lost. */
        boolean isStale() {
            return status == 409;
        }
    }

    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final JsonMapper json = new JsonMapper();
    private final AtomicInteger port;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger stale = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final String token;
    private final int operations;
    private volatile boolean writing = true;

    PersistentWriters(int port, String token, int operations) {
        this.port = new AtomicInteger(port);
        this.token = token;
        this.operations = operations;
    }

    /** @param n of the operation, which nobody else has */
    abstract void operate(int n, Random random);

    void start(long seed) {
        for (int i = 0; i < COUNT; i++) {
            var random = new Random(seed + i);
            threads.execute(() -> write(random));
        }
    }

    private void write(Random random) {
        try {
            for (var n = begun.incrementAndGet(); writing && n <= operations; n = begun.incrementAndGet()) {
                operate(n, random);
                done.incrementAndGet();
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    Answer get(String path) {
        return sent(request(path).GET());
    }

    Answer post(String path, String body, String... headers) {
        return sent(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    Answer put(String path, String body, String... headers) {
        return sent(request(path, headers)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    Answer upload(String path, String name, String content) {
        return sent(request(path)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(part(name, content)));
    }

    private static BodyPublisher part(String name, String content) {
        return BodyPublishers.ofString(
                "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--part--\r\n"
                        .formatted(name, content));
    }

    /** The port is the house's of this moment: {@link #sent} puts it in. */
    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost" + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer sent(HttpRequest.Builder request) {
        var path = request.build().uri().getRawPath();
        var incidents = 0;
        var waits = 0;
        while (writing) {
            try {
                var answer = http.send(
                        request.uri(URI.create("http://localhost:" + port.get() + path))
                                .build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() >= 500) {
                    incidents = incidents(path, answer, incidents);
                } else if (answer.headers().firstValue("Retry-After").isEmpty() || ++waits > MOST_WAITS) {
                    return counted(new Answer(answer.statusCode(), json.readTree(answer.body())));
                }
            } catch (IOException nobodyThere) {
                incidents = 0;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            again.incrementAndGet();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IllegalStateException("The test is over");
    }

    private static int incidents(String path, HttpResponse<String> answer, int before) {
        if (before == MOST_INCIDENTS) {
            throw new AssertionError(path + " is answered " + answer.statusCode() + " " + answer.body());
        }
        return before + 1;
    }

    private Answer counted(Answer answer) {
        switch (answer.status) {
            case 200, 201, 204 -> {}
            case 409 -> stale.incrementAndGet();
            case 422 -> refused.incrementAndGet();
            default -> throw new AssertionError(answer.status + " " + answer.body);
        }
        return answer;
    }

    /** The same house answers at another port. */
    void moveTo(int newPort) {
        port.set(newPort);
    }

    /** As long as there is progress. */
    void awaitDone(int count) {
        var seen = done.get();
        var deadline = Instant.now().plus(PATIENCE);
        while (done.get() < count) {
            if (failure.get() != null) {
                throw new AssertionError("A writer gave up", failure.get());
            } else if (done.get() > seen) {
                seen = done.get();
                deadline = Instant.now().plus(PATIENCE);
            } else if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Only " + done + " of " + count + " operations done");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    int operations() {
        return operations;
    }

    String told() {
        return "%s operations, %s refused, %s stale, %s sent again".formatted(done, refused, stale, again);
    }

    @Override
    public void close() {
        writing = false;
        threads.close();
        http.close();
    }
}
