package caposaldo.claim;

import caposaldo.kernel.Missing;

/** Names one act of discrepancy. */
public record ActId(long value) {

    public ActId {
        if (value <= 0) {
            throw new Missing("act " + value);
        }
    }

    /** Where its record is. */
    public String path() {
        return "/acts/" + value;
    }
}
