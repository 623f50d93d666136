package caposaldo.postgres;

import java.nio.file.Path;
import java.sql.SQLException;

/** An application to be killed: starts the server, writes rows, and says each number after its commit. */
final class Writer {

    private Writer() {}

    public static void main(String[] arguments) throws SQLException {
        var server = EmbeddedServer.start(
                EmbeddedServer.Settings.in(Path.of(arguments[0])).withSharedBuffers(32));
        Sql.run(server.owner(), "create table if not exists written (id bigint generated always as identity)");
        try (var connection = server.owner().connect();
                var insert = connection.prepareStatement("insert into written default values returning id")) {
            while (true) {
                try (var rows = insert.executeQuery()) {
                    rows.next();
                    System.out.println(rows.getLong(1));
                }
            }
        }
    }
}
