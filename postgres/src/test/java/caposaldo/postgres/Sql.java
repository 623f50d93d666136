package caposaldo.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One statement on a connection of its own. */
final class Sql {

    private Sql() {}

    static void run(Login login, String sql) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String one(Login login, String query) throws SQLException {
        return all(login, query).getFirst();
    }

    static List<String> all(Login login, String query) throws SQLException {
        var values = new ArrayList<String>();
        try (var connection = login.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) values.add(rows.getString(1));
        }
        return values;
    }
}
