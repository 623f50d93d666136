package caposaldo;

import caposaldo.postgres.EmbeddedServer;
import caposaldo.postgres.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Databases for tests: one server for the whole run, our own or the one CAPOSALDO_DB_URL names, and a fresh copy of the
 * migrated schema for each Spring context that asks.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String TEMPLATE =
            "caposaldo_template_" + ProcessHandle.current().pid();
    private static final AtomicInteger COPIES = new AtomicInteger();

    /** Who may make databases, who owns them, and who works in them. */
    private record Server(Login admin, Login owner, Login app) {}

    private static final Server SERVER = start();

    /** One process after the other: the migrations make a role where there is none, and a role is the whole server's. */
    private static Server start() {
        var server = Optional.ofNullable(System.getenv("CAPOSALDO_DB_URL"))
                .map(TestDatabase::outside)
                .orElseGet(TestDatabase::own);
        try (var turn = server.admin().connect();
                var statement = turn.createStatement()) {
            statement.execute("select pg_advisory_lock(1)");
            migrateTemplate(server);
            return server;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void migrateTemplate(Server server) throws SQLException {
        execute(server.admin(), "drop database if exists " + TEMPLATE);
        execute(
                server.admin(),
                "create database " + TEMPLATE + " owner " + server.owner().username());
        Flyway.configure()
                .dataSource(server.owner().to(TEMPLATE).dataSource())
                .locations("classpath:db/migration")
                .defaultSchema("public")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    /** There one login owns and works, and it is no superuser: so is the one a company would give us. */
    private static Server outside(String url) {
        var admin = new Login(url, System.getenv("CAPOSALDO_DB_USER"), System.getenv("CAPOSALDO_DB_PASSWORD"));
        var owner = new Login(url, "caposaldo_test_" + ProcessHandle.current().pid(), admin.password());
        try {
            execute(
                    admin,
                    "create role %s login createrole password '%s'".formatted(owner.username(), owner.password()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Server(admin, owner, owner);
    }

    private static Server own() {
        var server = EmbeddedServer.startTemporary();
        return new Server(server.superuser(), server.owner(), server.app());
    }

    private static void execute(Login login, String sql) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A new database with every migration applied and no row in it, and an empty folder, as the application's properties name it. */
    public static Map<String, Object> fresh() {
        var name = "caposaldo_test_" + ProcessHandle.current().pid() + "_" + COPIES.incrementAndGet();
        try {
            execute(SERVER.admin(), "drop database if exists " + name);
            execute(
                    SERVER.admin(),
                    "create database " + name + " template " + TEMPLATE + " owner "
                            + SERVER.owner().username());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var properties = new HashMap<String, Object>();
        properties.put("caposaldo.db.url", SERVER.owner().to(name).url());
        properties.put("caposaldo.db.user", SERVER.owner().username());
        properties.put("caposaldo.db.password", SERVER.owner().password());
        properties.put("caposaldo.db.app-user", SERVER.app().username());
        properties.put("caposaldo.db.app-password", SERVER.app().password());
        properties.put("caposaldo.db.pool-size", "6");
        properties.put("caposaldo.data", folder(name).toString());
        return properties;
    }

    private static Path folder(String name) {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The superuser on the database at {@code caposaldo.db.url}: what an intruder with the disk in his hands could do. */
    public static Login intruder(String url) {
        return SERVER.admin().to(url.substring(url.lastIndexOf('/') + 1));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test-database", fresh()));
    }
}
