package caposaldo.analytics.reconciliation;

/** What a part of the difference between two balances comes from. */
public enum Cause {
    /** The ledgers do not begin with the same balance. */
    OPENING,
    MISSING_INVOICE,
    MISSING_PAYMENT,
    /** A credit note that only one side has booked. */
    CREDIT_NOTE,
    /** The same document with another amount. */
    AMOUNT,
    /** Booked on a day outside the period by one of the two. */
    TIMING,
    /** Booked twice by one side. */
    DUPLICATE,
    OTHER,
    /** A ledger's own lines do not make its own closing balance. */
    ARITHMETIC;

    /** Of a line that only one of the two has. */
    public static Cause ofMissing(Posting.Kind kind) {
        return switch (kind) {
            case INVOICE -> MISSING_INVOICE;
            case CREDIT_NOTE -> CREDIT_NOTE;
            case PAYMENT -> MISSING_PAYMENT;
            case OTHER -> OTHER;
        };
    }
}
