package caposaldo.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fresh server is like. */
class DefaultsTest {

    @TempDir
    static Path directory;

    private static EmbeddedServer server;

    @BeforeAll
    static void start() {
        server = EmbeddedServer.start(EmbeddedServer.Settings.in(directory).withSharedBuffers(32));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "ssl, off",
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "password_encryption, scram-sha-256",
        "shared_buffers, 32MB",
        "max_wal_size, 4GB",
        "random_page_cost, 1.1",
        "jit, off",
        "server_encoding, UTF8",
        "log_truncate_on_rotation, on"
    })
    void runsWith(String setting, String value) throws SQLException {
        assertThat(Sql.one(server.superuser(), "show " + setting)).isEqualTo(value);
    }

    @Test
    void keepsDurabilityOnWhateverTheFilesSay() throws SQLException {
        Sql.run(server.superuser(), "alter system set fsync = off");
        Sql.run(server.superuser(), "select pg_reload_conf()");
        assertThat(Sql.one(server.app(), "show fsync")).isEqualTo("on");
        Sql.run(server.superuser(), "alter system reset fsync");
    }

    @Test
    void sortsByTheBuiltinLocale() throws SQLException {
        var locale = "select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'caposaldo'";
        assertThat(Sql.one(server.app(), locale)).isEqualTo("b C.UTF-8");
    }

    @Test
    void letsTheOwnerMakeSchemasAndTrustedExtensions() throws SQLException {
        Sql.run(server.owner(), "create schema ext");
        Sql.run(server.owner(), "create extension pg_trgm schema ext");
        assertThat(Sql.one(server.owner(), "select ext.similarity('caposaldo', 'caposaldi') > 0.5"))
                .isEqualTo("t");
    }

    @Test
    void letsTheApplicationOwnNothing() {
        for (var forbidden : List.of("create schema mine", "create table public.mine ()", "create role other")) {
            assertThatThrownBy(() -> Sql.run(server.app(), forbidden)).hasMessageContaining("permission denied");
        }
    }

    @Test
    void refusesAWrongPassword() {
        var guess = new Login(server.owner().url(), server.owner().username(), "guess");
        assertThatThrownBy(guess::connect).hasMessageContaining("password authentication failed");
    }

    @Test
    void keepsThePasswordsToTheirOwner() throws IOException {
        var secrets = directory.resolve("secrets.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rw-------");
        assertThat(server.owner().toString()).doesNotContain(server.owner().password());
    }

    @Test
    void makesFurtherDatabasesOnlyOnce() throws SQLException {
        server.createDatabaseIfAbsent("second \"one\"");
        server.createDatabaseIfAbsent("second \"one\"");
        var owner = "select pg_get_userbyid(datdba) from pg_database where datname = 'second \"one\"'";
        assertThat(Sql.all(server.owner(), owner)).containsExactly("caposaldo_owner");
    }
}
