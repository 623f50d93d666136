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

    @Override
    protected DSLContext create0() {
        if (server == null) server = migrated();
        return super.create0();
    }

    private EmbeddedServer migrated() {
        var started = EmbeddedServer.startTemporary();
        try {
            Flyway.configure()
                    .dataSource(started.owner().dataSource())
                    .locations("filesystem:" + getProperties().getProperty("migrations"))
                    .outOfOrder(true)
                    .createSchemas(false)
                    .load()
                    .migrate();
            setConnection(started.owner().dataSource().getConnection());
            return started;
        } catch (SQLException | RuntimeException e) {
            started.close();
            throw new IllegalStateException("The migrations could not be applied.", e);
        }
    }

    @Override
    public void close() {
        super.close();
        if (server != null) server.close();
        server = null;
    }
}
