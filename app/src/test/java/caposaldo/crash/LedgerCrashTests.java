package caposaldo.crash;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.postgres.EmbeddedServer;
import caposaldo.receivable.LedgerFixture;
import caposaldo.security.Browser;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Thirty-two programs post invoices and payments on four ledgers, ten thousand times, while application and database are
 * killed under them; what got no answer is sent again. Afterwards no cent is lost, nothing is allocated above either side,
 * nothing is posted twice, and no invoice number is used twice or skipped. More or fewer operations come by
 * {@code -Dcaposaldo.ledger.operations=}, a seed by {@code -Dcaposaldo.seed=}.
 */
class LedgerCrashTests {

    private static final Logger log = LoggerFactory.getLogger(LedgerCrashTests.class);
    private static final int OPERATIONS = Integer.getInteger("caposaldo.ledger.operations", 10_000);
    private static final int CLIENTS = 4;

    private final JsonMapper json = new JsonMapper();

    @TempDir
    Path folder;

    @Test
    void losesNoCentAndPostsNothingTwiceWhoeverIsKilled() throws IOException {
        var seed = Long.getLong("caposaldo.seed", System.nanoTime());
        log.info("Seed {}", seed);
        var random = new Random(seed);
        var begun = Instant.now();
        var application = ApplicationProcess.startedOn(folder.resolve("data"));
        try {
            var token = token(application);
            var clients = clients(application, token);
            try (var writers = new LedgerWriters(application.port(), token, clients, OPERATIONS, random.nextLong())) {
                writers.awaitDone(OPERATIONS / 4 + random.nextInt(OPERATIONS / 4));
                application.kill();
                application = ApplicationProcess.startedOn(folder.resolve("data"));
                writers.moveTo(application.port());
                writers.awaitDone(OPERATIONS / 2 + random.nextInt(OPERATIONS / 4));
                LockSupport.parkNanos(random.nextInt(20_000_000));
                application.database().destroyForcibly();
                writers.awaitDone(OPERATIONS);
                application.close();
                log.info(
                        "{} operations, {} refused, {} sent again, {} s",
                        OPERATIONS,
                        writers.refused(),
                        writers.sentAgain(),
                        Duration.between(begun, Instant.now()).toSeconds());
                recount(writers);
            }
        } finally {
            application.close();
        }
    }

    private void recount(LedgerWriters writers) {
        try (var server = EmbeddedServer.start(EmbeddedServer.Settings.in(folder.resolve("data/postgres")))) {
            var sql = DSL.using(server.owner().dataSource(), SQLDialect.POSTGRES);
            assertThat(sql.fetchSingle(LedgerFixture.DIFFERENCES).get(0, BigDecimal.class))
                    .isZero();
            var posted = sql.fetch("select external_key, id from receivable.ledger_item where source = 'writers'")
                    .intoMap(row -> row.get(0, String.class), row -> row.get(1, Long.class));
            assertThat(posted).as("exactly what was acknowledged").isEqualTo(writers.acknowledged());
            assertNumbersHaveNoGaps(sql);
            assertThat(sum(sql, "kind = 'INVOICE'")).isEqualByComparingTo(writers.invoiced());
            assertThat(sum(sql, "kind = 'PAYMENT'")).isEqualByComparingTo(writers.paid());
        }
    }

    private static BigDecimal sum(DSLContext sql, String which) {
        return sql.select(DSL.coalesce(DSL.sum(DSL.field("amount", BigDecimal.class)), BigDecimal.ZERO))
                .from("receivable.ledger_item")
                .where(which)
                .fetchSingle()
                .value1();
    }

    private static void assertNumbersHaveNoGaps(DSLContext sql) {
        var numbers = sql
                .fetch("select number from receivable.ledger_item where kind = 'INVOICE'")
                .getValues(0, String.class)
                .stream()
                .map(number -> Integer.parseInt(number.substring(number.lastIndexOf('-') + 1)))
                .sorted()
                .toList();
        assertThat(numbers).hasSizeGreaterThan(OPERATIONS / 10).doesNotHaveDuplicates();
        assertThat(numbers.getFirst()).isEqualTo(1);
        assertThat(numbers.getLast()).as("none is skipped").isEqualTo(numbers.size());
    }

    private List<Long> clients(ApplicationProcess application, String token) {
        var clients = new ArrayList<Long>();
        for (var n = 1; n <= CLIENTS; n++) {
            var made = Browser.api(
                    application.port(),
                    "POST",
                    "/api/v1/clients",
                    token,
                    "{\"name\": \"Client %d\", \"country\": \"IT\"}".formatted(n));
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            clients.add(json.readTree(made.body()).get("id").asLong());
        }
        return clients;
    }

    /** The first administrator makes himself finance and support as well. */
    private String token(ApplicationProcess application) {
        var browser = Browser.at(application.port());
        browser.post(
                "/set-up",
                "code",
                application.code(),
                "login",
                "ada@northwind.example",
                "displayName",
                "Ada",
                "password",
                "four words for a door");
        var roles = browser.post("/users/1/roles", "role", "ADMINISTRATOR", "role", "FINANCE", "role", "SALES_SUPPORT");
        assertThat(roles.statusCode()).isEqualTo(302);
        var scopes = Map.of(
                "name",
                "writers",
                "days",
                1,
                "scopes",
                List.of("all.clients", "client.read", "client.edit", "receivable.read", "receivable.post"));
        var issued = browser.request("POST", "/api/v1/tokens", json.writeValueAsString(scopes));
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
        return json.readTree(issued.body()).get("token").asString();
    }
}
