package caposaldo.kernel;

/** What was asked for is not there, or not there for this person: the answer is the same (404). */
public class Missing extends RuntimeException {

    public Missing(String what) {
        super(what);
    }
}
