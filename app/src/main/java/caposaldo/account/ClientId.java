package caposaldo.account;

import caposaldo.kernel.Missing;

/** Names one client or prospect. */
public record ClientId(long value) {

    public ClientId {
        if (value <= 0) {
            throw new Missing("client " + value);
        }
    }

    /** Where its record is. */
    public String path() {
        return "/clients/" + value;
    }
}
