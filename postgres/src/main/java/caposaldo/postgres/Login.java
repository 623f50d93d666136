package caposaldo.postgres;

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

    /** Leaves the password out, so that a log line cannot give it away. */
    @Override
    public String toString() {
        return username + "@" + url;
    }
}
