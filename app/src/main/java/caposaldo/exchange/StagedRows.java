package caposaldo.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.stereotype.Component;

/** Streams rows into {@code exchange.staged_row} by COPY, which is how PostgreSQL takes in rows fastest. */
@Component
class StagedRows {

    private static final int BUFFER = 1 << 18;

    private final DataSource pool;

    StagedRows(DataSource pool) {
        this.pool = pool;
    }

    /** Opened for one run; rows count once it is closed. */
    Writer open(long run, int fields) {
        try {
            return new Writer(pool.getConnection(), run, fields);
        } catch (SQLException e) {
            throw new IllegalStateException("The staged rows could not be opened", e);
        }
    }

    static final class Writer implements AutoCloseable {

        private final Connection connection;
        private final CopyIn copy;
        private final String run;
        private final StringBuilder text = new StringBuilder(BUFFER + (1 << 12));
        private boolean complete;

        private Writer(Connection connection, long run, int fields) throws SQLException {
            this.connection = connection;
            this.run = run + "\t";
            var columns = new StringBuilder("import_id, line_no");
            for (var i = 0; i < fields; i++) {
                columns.append(", c").append(i);
            }
            this.copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy exchange.staged_row (" + columns + ") from stdin");
        }

        void write(int line, @Nullable String[] cells) {
            text.append(run).append(line);
            for (var cell : cells) {
                text.append('\t');
                if (cell == null) {
                    text.append("\\N");
                } else {
                    escaped(cell);
                }
            }
            text.append('\n');
            if (text.length() >= BUFFER) {
                flush();
            }
        }

        private void escaped(String cell) {
            for (var i = 0; i < cell.length(); i++) {
                var c = cell.charAt(i);
                switch (c) {
                    case '\\' -> text.append("\\\\");
                    case '\t' -> text.append("\\t");
                    case '\n' -> text.append("\\n");
                    case '\r' -> text.append("\\r");
                    default -> text.append(c);
                }
            }
        }

        private void flush() {
            try {
                var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
                text.setLength(0);
            } catch (SQLException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }

        /** Makes the rows count; without it, closing leaves none. */
        void finish() throws SQLException {
            flush();
            copy.endCopy();
            complete = true;
        }

        @Override
        public void close() throws SQLException {
            try {
                if (!complete) {
                    copy.cancelCopy();
                }
            } finally {
                connection.close();
            }
        }
    }
}
