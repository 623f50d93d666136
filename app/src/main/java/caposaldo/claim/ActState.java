package caposaldo.claim;

/** How far an act has come. */
public enum ActState {
    /** Lines may still be typed. */
    DRAFT,
    /** By us, and by the other side or with the reason why it did not: what was found stands. */
    SIGNED,
    /** By exactly one thing. */
    SETTLED,
    /** It claims nothing any more. */
    REJECTED
}
