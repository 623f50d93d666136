package caposaldo.analytics.segment;

/**
 * The job description's two rules for a key account, and the lines between A, B and C.
 *
 * @param individualFrom a client with at least this share is key by itself: 0.10 in the brief
 * @param concentrationFrom a client with at least this share is a risk as well: 0.20 in the brief
 * @param togetherUpTo the smallest set of clients that brings at least this share is key together:
 *     0.70 to 0.80 in the brief
 * @param aUpTo clients are A while those before them bring less than this share
 * @param bUpTo clients are B from there while those before them bring less than this share
 */
public record KeyAccountRules(
        double individualFrom, double concentrationFrom, double togetherUpTo, double aUpTo, double bUpTo) {

    public static final KeyAccountRules OF_THE_BRIEF = new KeyAccountRules(0.10, 0.20, 0.80, 0.80, 0.95);

    public KeyAccountRules {
        if (!(individualFrom > 0 && individualFrom <= concentrationFrom && concentrationFrom <= 1)) {
            throw new IllegalArgumentException("0 < individual share <= concentration share <= 1");
        }
        if (!(togetherUpTo >= 0.70 && togetherUpTo <= 0.80)) {
            throw new IllegalArgumentException("key accounts together bring 70 to 80 percent");
        }
        if (!(aUpTo > 0 && aUpTo < bUpTo && bUpTo <= 1)) {
            throw new IllegalArgumentException("0 < end of A < end of B <= 1");
        }
    }

    /** Whether a client is key by any of the rules, told from its place on the Pareto curve alone. */
    public boolean key(double share, double shareBefore) {
        return share > 0
                && (share >= individualFrom - ParetoCurve.ROUNDING
                        || shareBefore < togetherUpTo - ParetoCurve.ROUNDING);
    }

    /** The same rules with another threshold of the together rule, 0.70 to 0.80. */
    public KeyAccountRules together(double share) {
        return new KeyAccountRules(individualFrom, concentrationFrom, share, aUpTo, bUpTo);
    }
}
