package caposaldo.kernel;

/** The person is known and may not do this (403). */
public class Forbidden extends RuntimeException {

    public Forbidden(String what) {
        super(what);
    }
}
