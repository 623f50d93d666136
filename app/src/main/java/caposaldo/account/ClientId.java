package caposaldo.account;

/** Names one client or prospect. */
public record ClientId(long value) {

    public ClientId {
        if (value <= 0) {
            throw new IllegalArgumentException("A client's id is positive: " + value);
        }
    }

    /** Where its record is. */
    public String path() {
        return "/clients/" + value;
    }
}
