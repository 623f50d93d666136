package caposaldo.postgres;

import java.nio.file.Path;

/** Another running application holds the data directory. */
public final class DataInUseException extends CannotStartException {

    private static final long serialVersionUID = 1;

    DataInUseException(Path directory, String holder) {
        super(("The data in %s is in use by another Caposaldo (process %s). Stop that one, or set CAPOSALDO_DATA to a"
                        + " directory of its own.")
                .formatted(directory, holder));
    }
}
