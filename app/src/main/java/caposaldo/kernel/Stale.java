package caposaldo.kernel;

/** Somebody else changed the record since it was read (409). */
public class Stale extends RuntimeException {

    public Stale(String what) {
        super(what);
    }
}
