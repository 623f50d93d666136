package caposaldo.postgres;

import java.nio.file.Path;

/** The data directory was written by a PostgreSQL of another major version, which this one cannot read. */
public final class OtherMajorVersionException extends CannotStartException {

    private static final long serialVersionUID = 1;

    OtherMajorVersionException(Path cluster, String found, String ours) {
        super(
                ("The data in %s was written by PostgreSQL %s, and this Caposaldo brings PostgreSQL %s, which cannot read it."
                                + " Nothing was changed. Start the Caposaldo that wrote it, or set CAPOSALDO_DATA to an empty"
                                + " directory.")
                        .formatted(cluster, found, ours));
    }
}
