package caposaldo.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.meta.postgres.PostgresDatabase;
import org.jspecify.annotations.Nullable;

/** jOOQ meta source: a throw-away PostgreSQL with every migration applied. */
public class MigratedDatabase extends PostgresDatabase {

    private @Nullable EmbeddedPostgres postgres;

    @Override
    protected DSLContext create0() {
        if (postgres == null) {
            start();
        }
        return super.create0();
    }

    private void start() {
        try {
            postgres = EmbeddedPostgres.start();
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .locations("filesystem:" + getProperties().getProperty("migrations"))
                    .createSchemas(false)
                    .load()
                    .migrate();
            setConnection(postgres.getPostgresDatabase().getConnection());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        super.close();
        try {
            if (postgres != null) postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
