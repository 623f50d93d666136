package caposaldo.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start may find in its directory. */
class LeftBehindTest {

    @TempDir
    Path directory;

    @Test
    void startsWhenTheNumberInThePidFileHasPassedToAnotherProcess() throws IOException, SQLException {
        String pidFile;
        try (var server = start()) {
            assertThat(server.processId()).isPositive();
            pidFile = Files.readString(directory.resolve("cluster/postmaster.pid"));
        }
        var bystander = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    directory.resolve("cluster/postmaster.pid"), pidFile.replaceFirst("\\d+", "" + bystander.pid()));
            try (var server = start()) {
                assertThat(Sql.one(server.app(), "select 1")).isEqualTo("1");
                assertThat(bystander.isAlive()).isTrue();
            }
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void startsOverAnEmptyPidFile() throws IOException, SQLException {
        start().close();
        Files.createFile(directory.resolve("cluster/postmaster.pid"));
        try (var server = start()) {
            assertThat(Sql.one(server.app(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesTheDataOfAnotherMajorVersionAndLeavesItAlone() throws IOException {
        Files.createDirectories(directory.resolve("cluster"));
        Files.writeString(directory.resolve("cluster/PG_VERSION"), "17\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(OtherMajorVersionException.class)
                .hasMessageContaining("written by PostgreSQL 17")
                .hasMessageContaining("set CAPOSALDO_DATA");
        assertThat(directory.resolve("cluster")).isDirectoryContaining(file -> file.endsWith("PG_VERSION"));
    }

    @Test
    void clearsAwayAFirstStartThatWasInterrupted() throws IOException, SQLException {
        var half = Files.createDirectories(directory.resolve("draft-1/cluster"));
        Files.writeString(half.resolve("PG_VERSION"), "18\n");
        try (var server = start()) {
            assertThat(Sql.one(server.app(), "select 1")).isEqualTo("1");
            assertThat(directory.resolve("draft-1")).doesNotExist();
        }
    }

    @Test
    void refusesASecondStartInTheSameProcess() throws SQLException {
        try (var server = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(DataInUseException.class)
                    .hasMessageContaining("in use by another Caposaldo");
            assertThat(Sql.one(server.app(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesASecondStartInAnotherProcessAndNamesTheFirst() throws IOException {
        var child = ChildJvm.writingTo(directory);
        child.awaitRows(1);
        assertThatThrownBy(this::start)
                .isInstanceOf(DataInUseException.class)
                .hasMessageContaining("process " + child.id());
        child.awaitRows(100);
        child.kill();
        start().close();
    }

    @Test
    void takesAnotherPortWhenItsOwnIsTaken() throws IOException, SQLException {
        start().close();
        var port = Integer.parseInt(Files.readString(directory.resolve("port")));
        try (var rival = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                var server = start()) {
            assertThat(server.jdbcUrl("caposaldo")).doesNotContain(":" + rival.getLocalPort() + "/");
            assertThat(Sql.one(server.app(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void worksForRootWhereNamespacesAreForbidden() throws IOException, SQLException {
        assumeTrue(!RunAs.WINDOWS && (int) Files.getAttribute(directory, "unix:uid") == 0);
        var nobody = 65534;
        var account = RunAs.account(nobody, nobody);
        account.openTo(directory);
        Cluster.in(directory).makeIfAbsent(Binaries.in(directory.resolve("server")), account, Secrets.in(directory));
        try (var server = start()) {
            assertThat(Sql.one(server.app(), "select 1")).isEqualTo("1");
            assertThat(Files.getAttribute(directory.resolve("cluster/postmaster.pid"), "unix:uid"))
                    .isEqualTo(nobody);
        }
    }

    private EmbeddedServer start() {
        return EmbeddedServer.start(EmbeddedServer.Settings.in(directory).withSharedBuffers(32));
    }
}
