package caposaldo.analytics.segment;

/** What an account is scored by; each says what its measure is. */
public enum Criterion {
    /** The share of everything that clients bring, 0 to 1. */
    SHARE(Half.ATTRACTIVENESS),
    /** The lower end of the yearly growth's interval, so that only growth beyond doubt counts: 0.1 is ten percent. */
    GROWTH(Half.ATTRACTIVENESS),
    /** The coefficient of variation; lower is steadier. */
    STEADINESS(Half.STRENGTH),
    /** The silence in the client's order gaps; lower is livelier. */
    RHYTHM(Half.STRENGTH),
    /** The client's value over the largest value in its segment: 1 is the leader. */
    LEADERSHIP(Half.ATTRACTIVENESS),
    /** Our own payment index, 0 to 100, where 80 is paying on the day. Handed in. */
    PAYMENT(Half.STRENGTH),
    /** Days since the last contact with a person who decides. Handed in. */
    CONTACT(Half.STRENGTH);

    /** What a criterion says something about. */
    public enum Half {
        /** What the client offers us: its size for us, its growth, its weight in its segment. */
        ATTRACTIVENESS,
        /** How firmly it is with us: it orders in its rhythm, evenly, pays and talks to us. */
        STRENGTH
    }

    private final Half half;

    Criterion(Half half) {
        this.half = half;
    }

    public Half half() {
        return half;
    }
}
