package caposaldo.catalog;

import caposaldo.kernel.Missing;

/** Names one product. */
public record ItemId(long value) {

    public ItemId {
        if (value <= 0) {
            throw new Missing("product " + value);
        }
    }

    /** Where its record is. */
    public String path() {
        return "/products/" + value;
    }
}
