package caposaldo.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigratedDatabaseTest {

    @TempDir
    Path migrations;

    @Test
    void appliesTheMigrationsOfEveryModule() throws IOException {
        migration(
                "ground/V202601010000__ground_extensions.sql",
                "create schema ext; create extension pg_trgm schema ext");
        migration("order/V202601010001__order_lines.sql", "create schema orders; create table orders.lines (id uuid)");
        try (var database = database()) {
            assertThat(database.create().fetchExists(DSL.table("orders.lines"))).isFalse();
        }
    }

    @Test
    void failsOnceAndForAllOnABrokenMigration() throws IOException {
        migration("order/V202601010001__order_lines.sql", "create nonsense");
        try (var database = database()) {
            assertThatThrownBy(database::create0).hasMessageContaining("migrations could not be applied");
            assertThatThrownBy(database::create0).hasMessageContaining("migrations could not be applied");
        }
    }

    private void migration(String name, String sql) throws IOException {
        var file = migrations.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
    }

    private MigratedDatabase database() {
        var database = new MigratedDatabase();
        var properties = new Properties();
        properties.setProperty("migrations", migrations.toString());
        database.setProperties(properties);
        return database;
    }
}
