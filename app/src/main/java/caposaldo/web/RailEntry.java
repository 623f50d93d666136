package caposaldo.web;

/**
 * A place in the left rail; modules contribute theirs as beans.
 *
 * @param section TODAY, CLIENTS, … order is the enum's
 * @param labelKey message key of its name
 * @param right the right without which it is not shown; empty for everybody signed in
 */
public record RailEntry(Section section, int rank, String labelKey, String path, String right) {

    /** The day's work, in the order of the day. */
    public enum Section {
        TODAY,
        CLIENTS,
        ORDERS,
        MONEY,
        WEEK,
        PLANS,
        MARKET,
        OFFICE
    }
}
