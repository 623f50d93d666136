package caposaldo.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** The two login roles and the databases they meet in. */
final class Roles {

    static final String OWNER = "caposaldo_owner";
    static final String APP = "caposaldo_app";

    private final Login superuser;

    Roles(Login superuser) {
        this.superuser = superuser;
    }

    /** Each step looks before it acts, so an interrupted first start is finished by the next. */
    void prepare(Secrets secrets, String database) {
        try (var connection = superuser.connect()) {
            createRoleIfAbsent(connection, OWNER, secrets.owner());
            createRoleIfAbsent(connection, APP, secrets.app());
            createDatabaseIfAbsent(connection, database);
        } catch (SQLException e) {
            throw new CannotStartException("The roles of the database could not be prepared.", e);
        }
    }

    void createDatabaseIfAbsent(String name) {
        try (var connection = superuser.connect()) {
            createDatabaseIfAbsent(connection, name);
        } catch (SQLException e) {
            throw new IllegalStateException("The database %s could not be created.".formatted(name), e);
        }
    }

    private static void createRoleIfAbsent(Connection connection, String role, String password) throws SQLException {
        if (exists(connection, "select 1 from pg_roles where rolname = ?", role)) return;
        // Both are our own: a fixed name and hexadecimal digits.
        execute(connection, "create role %s login password '%s'".formatted(role, password));
    }

    private static void createDatabaseIfAbsent(Connection connection, String name) throws SQLException {
        var quoted = '"' + name.replace("\"", "\"\"") + '"';
        if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
            execute(connection, "create database %s owner %s".formatted(quoted, OWNER));
        }
        execute(connection, "revoke all on database %s from public".formatted(quoted));
        execute(connection, "grant connect on database %s to %s".formatted(quoted, APP));
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
