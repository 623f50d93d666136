package caposaldo.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** How one role reaches one database. */
public record Login(String url, String username, String password) {

    /** Opens a new connection each time; pooling is the caller's business. */
    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(username);
        source.setPassword(password);
        return source;
    }

    /** One connection, unpooled. */
    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /** The same role on another database of the same server. */
    public Login to(String database) {
        return new Login(url.substring(0, url.lastIndexOf('/') + 1) + database, username, password);
    }

    /** Leaves the password out, so that a log line cannot give it away. */
    @Override
    public String toString() {
        return username + "@" + url;
    }
}
