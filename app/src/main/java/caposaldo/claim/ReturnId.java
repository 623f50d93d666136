package caposaldo.claim;

import caposaldo.kernel.Missing;

/** Names one return of goods. */
public record ReturnId(long value) {

    public ReturnId {
        if (value <= 0) {
            throw new Missing("return " + value);
        }
    }

    /** Where its record is. */
    public String path() {
        return "/returns/" + value;
    }
}
