package caposaldo.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

    @TempDir
    Path directory;

    @Test
    void keepsWhatWasCommittedFromStartToStart() throws SQLException {
        try (var server = EmbeddedServer.start(EmbeddedServer.Settings.in(directory))) {
            Sql.run(server.owner(), "create schema kept");
            Sql.run(server.owner(), "create table kept.notes as select 'stays' note");
            Sql.run(server.owner(), "grant usage on schema kept to caposaldo_app");
            Sql.run(server.owner(), "grant select on kept.notes to caposaldo_app");
        }
        try (var server = EmbeddedServer.start(EmbeddedServer.Settings.in(directory))) {
            assertThat(Sql.one(server.app(), "select note from kept.notes")).isEqualTo("stays");
        }
    }
}
