package caposaldo.crash;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.security.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The application and its database, killed at any moment under sixteen writers: what was acknowledged is there, what was
 * not is there whole or not at all. A seed other than today's comes by {@code -Dcaposaldo.seed=}, more rounds by
 * {@code -Dcaposaldo.crash.rounds=}.
 */
class CrashTests {

    private static final Logger log = LoggerFactory.getLogger(CrashTests.class);
    private static final int ROUNDS = Integer.getInteger("caposaldo.crash.rounds", 1);
    private static final Duration USABLE_AGAIN = Duration.ofSeconds(20);
    private static final String PASSWORD = "four words for a door";

    private final JsonMapper json = new JsonMapper();
    private final Set<String> acknowledged = new HashSet<>();
    private String token = "";

    @TempDir
    Path folder;

    @Test
    void losesNothingAcknowledgedWhoeverIsKilled() throws IOException {
        var seed = Long.getLong("caposaldo.seed", System.nanoTime());
        log.info("Seed {}", seed);
        var random = new Random(seed);
        var application = ApplicationProcess.startedOn(folder.resolve("data"));
        try {
            token = firstToken(application);
            for (int round = 0; round < ROUNDS; round++) {
                killTheDatabase(application, random);
                killUnderWriters(application, random);
                application = ApplicationProcess.startedOn(folder.resolve("data"));
                findEverything(application);
            }
            var database = application.database();
            application.close();
            assertThat(isAtWork(database)).isFalse();
        } finally {
            application.close();
        }
    }

    private static boolean isAtWork(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private void killUnderWriters(ApplicationProcess application, Random random) {
        try (var writers = new Writers(application.port(), token)) {
            writers.awaitAcknowledged(100 + random.nextInt(300));
            LockSupport.parkNanos(random.nextInt(20_000_000));
            application.kill();
            acknowledged.addAll(writers.stop());
        }
    }

    private void killTheDatabase(ApplicationProcess application, Random random) throws IOException {
        try (var writers = new Writers(application.port(), token)) {
            writers.awaitAcknowledged(100 + random.nextInt(300));
            LockSupport.parkNanos(random.nextInt(20_000_000));
            var killed = application.database();
            killed.destroyForcibly();
            killed.onExit().join();
            var dead = Instant.now();
            writers.awaitAcknowledged(writers.acknowledgedSoFar() + 20);
            var pause = Duration.between(dead, Instant.now());
            log.info("Usable again {} ms after the kill of the database", pause.toMillis());
            assertThat(pause).isLessThan(USABLE_AGAIN);
            acknowledged.addAll(writers.stop());
        }
        findEverything(application);
    }

    private void findEverything(ApplicationProcess application) {
        var roles = rolesByLogin(application.port());
        assertThat(acknowledged).hasSizeGreaterThan(100);
        assertThat(roles.keySet()).containsAll(acknowledged);
        assertThat(roles).allSatisfy((login, held) -> assertThat(held).as(login).hasSize(2));
    }

    /** Of all users the writers made, the acknowledged and the others. */
    private Map<String, Set<String>> rolesByLogin(int port) {
        var roles = new HashMap<String, Set<String>>();
        var after = "";
        do {
            var answer = Browser.api(port, "GET", "/api/v1/users?after=" + after, token, "");
            assertThat(answer.statusCode()).isEqualTo(200);
            var page = json.readTree(answer.body());
            page.get("items").forEach(user -> {
                var held = new HashSet<String>();
                user.get("roles").forEach(role -> held.add(role.asString()));
                roles.put(user.get("login").asString(), held);
            });
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        roles.keySet().removeIf(login -> !login.startsWith("writer"));
        return roles;
    }

    private String firstToken(ApplicationProcess application) {
        var browser = Browser.at(application.port());
        var made = browser.post(
                "/set-up",
                "code",
                application.code(),
                "login",
                "ada@northwind.example",
                "displayName",
                "Ada",
                "password",
                PASSWORD);
        assertThat(made.statusCode()).isEqualTo(302);
        var issued = browser.request(
                "POST", "/api/v1/tokens", "{\"name\": \"writers\", \"scopes\": [\"user.edit\"], \"days\": 1}");
        assertThat(issued.statusCode()).isEqualTo(201);
        return json.readTree(issued.body()).get("token").asString();
    }
}
