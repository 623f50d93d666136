package caposaldo.benchmarks;

import caposaldo.postgres.EmbeddedServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** What the database alone takes for the same rows. */
final class Floor {

    private final EmbeddedServer database;

    Floor(EmbeddedServer database) {
        this.database = database;
    }

    /**
     * Seconds of a bare COPY of all sales lines into a table like theirs, with its indexes and foreign keys and without
     * its triggers.
     */
    double copyOfSalesLines() throws SQLException, IOException {
        try (var connection = database.owner().connect()) {
            execute(connection, "drop table if exists public.copied_line");
            execute(connection, "create table public.copied_line (like sales.sales_line including all)");
            for (var key : foreignKeys(connection)) {
                execute(connection, "alter table public.copied_line add " + key);
            }
            try {
                return copied(connection);
            } finally {
                execute(connection, "drop table public.copied_line");
            }
        }
    }

    private static double copied(Connection connection) throws SQLException, IOException {
        var columns = String.join(", ", columns(connection));
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        var rows = new ByteArrayOutputStream();
        copy.copyOut("copy (select " + columns + " from sales.sales_line order by sold_on, id) to stdout", rows);
        var begun = System.nanoTime();
        copy.copyIn(
                "copy public.copied_line (" + columns + ") from stdin", new ByteArrayInputStream(rows.toByteArray()));
        return (System.nanoTime() - begun) / 1e9;
    }

    private static List<String> columns(Connection connection) throws SQLException {
        return strings(connection, """
                select attname from pg_attribute
                where attrelid = 'sales.sales_line'::regclass and attnum > 0 and not attisdropped and attidentity = ''
                """);
    }

    private static List<String> foreignKeys(Connection connection) throws SQLException {
        return strings(connection, """
                select pg_get_constraintdef(oid) from pg_constraint
                where conrelid = 'sales.sales_line'::regclass and contype = 'f' and confrelid <> conrelid
                """);
    }

    List<String> strings(String query) throws SQLException {
        try (var connection = database.owner().connect()) {
            return strings(connection, query);
        }
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /** In order, each committed. */
    void run(String... statements) throws SQLException {
        try (var connection = database.owner().connect()) {
            for (var statement : statements) {
                execute(connection, statement);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
