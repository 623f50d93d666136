package caposaldo.db;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Tells PostgreSQL, at the start of each writing transaction, who acts: the audit triggers read it from there. */
class AuditedTransactionManager extends JdbcTransactionManager {

    private final DataSource pool;

    AuditedTransactionManager(DataSource pool) {
        super(pool);
        this.pool = pool;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        if (!definition.isReadOnly()) {
            Acting.current().ifPresent(this::tell);
        }
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        if (!status.isReadOnly()) {
            Witness.current().ifPresent(this::ask);
        }
        super.doCommit(status);
    }

    private void ask(Witness witness) {
        var connection = DataSourceUtils.getConnection(pool);
        try {
            witness.committing(connection);
        } catch (SQLException e) {
            throw translateException("write that it is committed", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, pool);
        }
    }

    private void tell(Acting acting) {
        var connection = DataSourceUtils.getConnection(pool);
        try (var statement = connection.prepareStatement("select set_config('caposaldo.actor', ?, true),"
                + " set_config('caposaldo.channel', ?, true), set_config('caposaldo.request', ?, true)")) {
            statement.setString(
                    1,
                    Optional.of(acting)
                            .flatMap(Acting::userId)
                            .map(String::valueOf)
                            .orElse(""));
            statement.setString(2, acting.channel().name());
            statement.setString(3, acting.requestId());
            statement.execute();
        } catch (SQLException e) {
            throw translateException("tell who acts", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, pool);
        }
    }
}
