package caposaldo.crash;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.postgres.EmbeddedServer;
import caposaldo.security.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An empty house that is killed under those who write into it, and recounted from its raw rows afterwards. More kills come
 * by {@code -Dcaposaldo.crash.kills=}, a seed by {@code -Dcaposaldo.seed=}.
 */
final class CrashHouse implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CrashHouse.class);
    private static final int KILLS = Integer.getInteger("caposaldo.crash.kills", 2);
    private static final String PASSWORD = "four words for a door";

    private final JsonMapper json = new JsonMapper();
    private final Path data;
    private final Random random;
    private final Browser administrator;
    private final List<ApplicationProcess> all = new ArrayList<>();

    private CrashHouse(Path data, ApplicationProcess application, Random random) {
        this.data = data;
        this.random = random;
        this.administrator = Browser.at(application.port());
        all.add(application);
    }

    static CrashHouse startedIn(Path folder) throws IOException {
        var seed = Long.getLong("caposaldo.seed", System.nanoTime());
        log.info("Seed {}", seed);
        var data = folder.resolve("data");
        return new CrashHouse(data, ApplicationProcess.startedOn(data), new Random(seed));
    }

    private ApplicationProcess application() {
        return all.getLast();
    }

    int port() {
        return application().port();
    }

    long seed() {
        return random.nextLong();
    }

    /** The first administrator takes more roles. */
    void furnish(String... roles) {
        administrator.post(
                "/set-up",
                "code",
                application().code(),
                "login",
                "ada@northwind.example",
                "displayName",
                "Ada",
                "password",
                PASSWORD);
        var form = new ArrayList<>(List.of("role", "ADMINISTRATOR"));
        for (var role : roles) {
            form.addAll(List.of("role", role));
        }
        assertThat(administrator
                        .post("/users/1/roles", form.toArray(String[]::new))
                        .statusCode())
                .isEqualTo(302);
    }

    /** With which a program may do this much. */
    String token(String... scopes) {
        var wanted = Map.of("name", "writers " + scopes.length, "days", 1, "scopes", List.of(scopes));
        var issued = administrator.request("POST", "/api/v1/tokens", json.writeValueAsString(wanted));
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
        return json.readTree(issued.body()).get("token").asString();
    }

    /** What is there before anybody writes. */
    JsonNode made(String token, String method, String path, String body) {
        var made = Browser.api(port(), method, path, token, body);
        assertThat(made.statusCode()).as(made.body()).isIn(200, 201);
        return json.readTree(made.body());
    }

    List<Long> clients(String token, int count) {
        var clients = new ArrayList<Long>();
        for (var n = 1; n <= count; n++) {
            var body = "{\"name\": \"Client %d\", \"country\": \"IT\"}".formatted(n);
            clients.add(made(token, "POST", "/api/v1/clients", body).get("id").asLong());
        }
        return clients;
    }

    /** Application and database in turn, at moments nobody knows before, until all is done. */
    void killUnder(PersistentWriters writers) throws IOException {
        var begun = Instant.now();
        writers.start(random.nextLong());
        var moments =
                random.ints(KILLS, 1, writers.operations()).sorted().boxed().toList();
        for (var kill = 0; kill < KILLS; kill++) {
            writers.awaitDone(moments.get(kill));
            LockSupport.parkNanos(random.nextInt(20_000_000));
            if (kill % 2 == 0) {
                application().kill();
                all.add(ApplicationProcess.startedOn(data));
                writers.moveTo(port());
            } else {
                application().database().destroyForcibly();
            }
        }
        writers.awaitDone(writers.operations());
        log.info(
                "{}; {} kills at {}, {} s",
                writers.told(),
                KILLS,
                moments,
                Duration.between(begun, Instant.now()).toSeconds());
    }

    /** With the application gone, from the rows alone. */
    void recount(Consumer<DSLContext> recount) {
        application().close();
        all.forEach(process -> assertThat(process.text().lines().filter(CrashHouse::isDefect))
                .as("what no writer may meet")
                .isEmpty());
        try (var server = EmbeddedServer.start(EmbeddedServer.Settings.in(data.resolve("postgres")))) {
            recount.accept(DSL.using(server.owner().dataSource(), SQLDialect.POSTGRES));
        }
    }

    /** Locks taken crosswise, and walls of the database that were reached although the rules stand before them. */
    private static boolean isDefect(String line) {
        return line.startsWith("Caused by:")
                && (line.contains("deadlock detected")
                        || line.contains("violates")
                        || line.contains("IllegalStateException"));
    }

    /** Each number once, and none between the first and the last left out. */
    static void assertNumbersHaveNoGaps(DSLContext sql, String query) {
        var numbers = assertNumbersAreUsedOnce(sql, query);
        assertThat(numbers.getFirst()).as(query).isEqualTo(1);
        assertThat(numbers.getLast()).as("none is skipped of " + query).isEqualTo(numbers.size());
    }

    /** @return as they count on, the least first */
    static List<Integer> assertNumbersAreUsedOnce(DSLContext sql, String query) {
        var numbers = sql.fetch(query).getValues(0, String.class).stream()
                .map(number -> Integer.parseInt(number.substring(number.lastIndexOf('-') + 1)))
                .sorted()
                .toList();
        assertThat(numbers).as(query).isNotEmpty().doesNotHaveDuplicates();
        return numbers;
    }

    @Override
    public void close() {
        application().close();
    }
}
