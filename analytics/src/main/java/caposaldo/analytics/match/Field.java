package caposaldo.analytics.match;

/**
 * A named field of the records to be matched.
 *
 * @param kind how two values of it are compared
 */
public record Field(String name, Kind kind) {

    /** How two values are compared. */
    public enum Kind {
        /** Words, in any order and with typing errors: names, addresses, descriptions. */
        TEXT,
        /** Letters and digits whose order counts and whose punctuation does not: phone, tax number, postcode, date. */
        CODE,
        /** A number, compared by its relative difference: a price, a turnover. */
        NUMBER
    }

    public static Field text(String name) {
        return new Field(name, Kind.TEXT);
    }

    public static Field code(String name) {
        return new Field(name, Kind.CODE);
    }

    public static Field number(String name) {
        return new Field(name, Kind.NUMBER);
    }
}
