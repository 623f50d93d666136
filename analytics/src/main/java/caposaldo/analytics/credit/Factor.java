package caposaldo.analytics.credit;

/**
 * What is known of a firm under one name.
 *
 * @param kind how its measures are to be read
 */
public record Factor(String name, Kind kind) {

    public enum Kind {
        /** An amount or ratio: the chance of default only rises or only falls with it. */
        MONOTONE,
        /** The number of a category: order means nothing. */
        CATEGORY
    }
}
