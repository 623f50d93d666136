package caposaldo.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing acknowledged is lost, and the next start always comes, whoever has been killed. */
class CrashTest {

    private static final int ROUNDS = 5;
    private static final Duration USABLE_AGAIN = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @Test
    void survivesTheKillOfTheApplication() throws IOException, SQLException {
        var acknowledged = new HashSet<String>();
        for (int round = 0; round < ROUNDS; round++) {
            var child = ChildJvm.writingTo(directory);
            child.awaitRows(200 + 100 * round);
            acknowledged.addAll(child.kill());
            var orphan = orphan();
            assertThat(isAtWork(orphan)).isTrue();
            try (var server = start()) {
                assertThat(isAtWork(orphan)).isFalse();
                assertThat(missing(server, acknowledged)).isEmpty();
            }
        }
    }

    @Test
    void survivesTheKillOfTheApplicationAndTheServerTogether() throws IOException, SQLException {
        var acknowledged = new HashSet<String>();
        for (int round = 0; round < ROUNDS; round++) {
            var child = ChildJvm.writingTo(directory);
            child.awaitRows(200 + 100 * round);
            orphan().destroyForcibly();
            acknowledged.addAll(child.kill());
            try (var server = start()) {
                assertThat(missing(server, acknowledged)).isEmpty();
            }
        }
    }

    @Test
    void bringsAKilledServerBackOnTheSamePort() throws SQLException {
        try (var server = start()) {
            var address = server.owner();
            Sql.run(address, "create table written (id bigint generated always as identity)");
            var acknowledged = new HashSet<String>();
            for (int round = 0; round < ROUNDS; round++) {
                for (int row = 0; row < 200; row++) {
                    acknowledged.add(Sql.one(address, "insert into written default values returning id"));
                }
                var killed = server.processId();
                ProcessHandle.of(killed).orElseThrow().destroyForcibly();
                awaitAnswer(address);
                assertThat(server.processId()).isNotEqualTo(killed);
                assertThat(missing(server, acknowledged)).isEmpty();
            }
        }
    }

    private EmbeddedServer start() {
        return EmbeddedServer.start(EmbeddedServer.Settings.in(directory).withSharedBuffers(32));
    }

    private ProcessHandle orphan() throws IOException {
        var pidFile = directory.resolve("cluster").resolve("postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst()))
                .orElseThrow();
    }

    // A process that has ended counts as alive until its parent has asked for its end, and in a container nobody may
    // ever ask for an orphan's. It has no program any more.
    private static boolean isAtWork(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static Set<String> missing(EmbeddedServer server, Set<String> acknowledged) throws SQLException {
        var missing = new HashSet<>(acknowledged);
        missing.removeAll(Set.copyOf(Sql.all(server.owner(), "select id from written")));
        return missing;
    }

    private static void awaitAnswer(Login address) {
        var deadline = Instant.now().plus(USABLE_AGAIN);
        while (true) {
            try {
                Sql.run(address, "select 1");
                return;
            } catch (SQLException e) {
                if (Instant.now().isAfter(deadline)) throw new AssertionError("Not usable again", e);
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }
}
