package caposaldo.web;

/**
 * A place in the left rail; modules contribute theirs as beans.
 *
 * @param section TODAY, CLIENTS, … order is the enum's
 * @param labelKey message key of its name
 * @param right the right without which it is not shown; empty for everybody signed in
 * @param letter goes there after g; empty for that of its section
 */
public record RailEntry(Section section, int rank, String labelKey, String path, String right, String letter) {

    /** Answers to the letter of its section when it is the first of it. */
    public RailEntry(Section section, int rank, String labelKey, String path, String right) {
        this(section, rank, labelKey, path, right, "");
    }

    /** Answers to {@code own} after g, wherever it stands. */
    public RailEntry at(String own) {
        return new RailEntry(section, rank, labelKey, path, right, own);
    }

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
