package caposaldo.analytics.reconciliation;

/** Why lines are held to be the same, the strongest first. */
public enum Reason {
    /** Both tell the same number. */
    NUMBER,
    /** Their numbers end in the same digits. */
    DIGITS,
    /** The amounts are equal. */
    AMOUNT,
    /** Lines of one side add up to a line of the other, and no other lines do. */
    SUM,
    /** The days are near each other. */
    NEAR_DATE
}
