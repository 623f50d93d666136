package caposaldo.catalog;

/** Names one product. */
public record ItemId(long value) {

    public ItemId {
        if (value <= 0) {
            throw new IllegalArgumentException("A product's id is positive: " + value);
        }
    }

    /** Where its record is. */
    public String path() {
        return "/products/" + value;
    }
}
