package caposaldo.pricing;

import caposaldo.kernel.Missing;

/** Names one price list. */
public record PriceListId(long value) {

    public PriceListId {
        if (value <= 0) {
            throw new Missing("price list " + value);
        }
    }

    /** Where its record is. */
    public String path() {
        return "/prices/" + value;
    }
}
