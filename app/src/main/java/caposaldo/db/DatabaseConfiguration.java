package caposaldo.db;

import caposaldo.postgres.EmbeddedServer;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/** The application's own PostgreSQL by default; another when CAPOSALDO_DB_URL names one (15 or newer). */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "caposaldo.db.url")
    static class Outside {

        @Bean
        DatabaseAddress databaseAddress(
                @Value("${caposaldo.db.url}") String url,
                @Value("${caposaldo.db.user}") String user,
                @Value("${caposaldo.db.password}") String password,
                @Value("${caposaldo.db.app-user:${caposaldo.db.user}}") String appUser,
                @Value("${caposaldo.db.app-password:${caposaldo.db.password}}") String appPassword) {
            return new DatabaseAddress(url, user, password, appUser, appPassword);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "caposaldo.db.url", matchIfMissing = true, havingValue = "embedded")
    static class Embedded {

        @Bean(destroyMethod = "close")
        EmbeddedServer embeddedServer(@Value("${caposaldo.data}") Path data) {
            return EmbeddedServer.start(EmbeddedServer.Settings.in(data.resolve("postgres")));
        }

        @Bean
        DatabaseAddress databaseAddress(EmbeddedServer server) {
            var owner = server.owner();
            var app = server.app();
            return new DatabaseAddress(owner.url(), owner.username(), owner.password(), app.username(), app.password());
        }
    }

    @Bean
    @FlywayDataSource
    DataSource ownerDataSource(DatabaseAddress address) {
        var owner = new PGSimpleDataSource();
        owner.setUrl(address.url());
        owner.setUser(address.ownerUser());
        owner.setPassword(address.ownerPassword());
        return owner;
    }

    @Bean
    @Primary
    HikariDataSource dataSource(DatabaseAddress address, @Value("${caposaldo.db.pool-size:16}") int poolSize) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.appUser());
        pool.setPassword(address.appPassword());
        pool.setMaximumPoolSize(poolSize);
        pool.setConnectionTimeout(10_000);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("connectTimeout", "3");
        pool.addDataSourceProperty("socketTimeout", "600");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.setConnectionInitSql((address.sharesOneLogin() ? "set role caposaldo_app; " : "")
                + "set search_path = security, ext, public; set lock_timeout = '3s';"
                + " set idle_in_transaction_session_timeout = '60s'");
        // The role and its rights exist only once the migrations have run.
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new AuditedTransactionManager(dataSource);
    }
}
