package caposaldo.postgres;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.meta.postgres.PostgresDatabase;
import org.jspecify.annotations.Nullable;

/**
 * What jOOQ generates from: a throw-away server with every migration applied. The property {@code migrations} names one
 * folder with one subfolder per module.
 */
public class MigratedDatabase extends PostgresDatabase {

    private @Nullable EmbeddedServer server;
    private @Nullable RuntimeException failure;

    @Override
    protected DSLContext create0() {
        // jOOQ asks again after a failure, hundreds of times: each would be a server of its own.
        if (failure != null) throw failure;
        if (server == null) migrate(EmbeddedServer.startTemporary());
        return super.create0();
    }

    private void migrate(EmbeddedServer started) {
        // Known before anything else happens: setting the connection comes back to create0().
        server = started;
        try {
            Flyway.configure()
                    .dataSource(started.owner().dataSource())
                    .locations("filesystem:" + getProperties().getProperty("migrations"))
                    .defaultSchema("public")
                    .outOfOrder(true)
                    .createSchemas(false)
                    .load()
                    .migrate();
            setConnection(started.owner().connect());
        } catch (SQLException | RuntimeException e) {
            close();
            failure = new IllegalStateException("The migrations could not be applied.", e);
            throw failure;
        }
    }

    @Override
    public void close() {
        super.close();
        if (server != null) server.close();
        server = null;
    }
}
