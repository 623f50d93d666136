package caposaldo.analytics.segment;

/** What an account is scored by; each says what its measure is. */
public enum Criterion {
    /** The share of everything that clients bring, 0 to 1. */
    SHARE,
    /** The lower end of the yearly growth's interval, so that only growth beyond doubt counts: 0.1 is ten percent. */
    GROWTH,
    /** The coefficient of variation; lower is steadier. */
    STEADINESS,
    /** The silence in the client's order gaps; lower is livelier. */
    RHYTHM,
    /** The client's value over the largest value in its segment: 1 is the leader. */
    LEADERSHIP,
    /** Our own payment index, 0 to 100, where 80 is paying on the day. Handed in. */
    PAYMENT,
    /** Days since the last contact with a person who decides. Handed in. */
    CONTACT
}
