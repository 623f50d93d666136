package caposaldo.postgres;

/** The database cannot be started; the message is one a system administrator can act on. */
public class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotStartException(String message) {
        super(message);
    }

    CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
