package caposaldo.claim;

/** Why a line was not fulfilled. */
public enum MissCause {
    STOCK,
    PLANNING,
    WAREHOUSE,
    CARRIER,
    ORDER_ENTRY,
    /** Credit held the order back. */
    CREDIT,
    CLIENT,
    SUPPLIER,
    /** Only with a note. */
    OTHER
}
