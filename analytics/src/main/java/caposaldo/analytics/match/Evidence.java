package caposaldo.analytics.match;

/**
 * What one field says of a pair.
 *
 * @param similarity 0 to 1; {@link Level#ABSENT} goes with 0
 * @param bits how much it speaks for (above 0) or against (below 0) a match: each bit doubles or
 *     halves the odds
 */
public record Evidence(String field, Level level, double similarity, double bits) {

    /** How alike two values are, in words a person would use. */
    public enum Level {
        /** A side has no value. */
        ABSENT,
        DIFFERENT,
        /** Different here, as the values of this field and another have changed places. */
        MOVED,
        /** Something in common. */
        RELATED,
        SIMILAR,
        /** A typing error apart. */
        CLOSE,
        SAME;

        static final double CLOSE_FROM = 0.88;
        private static final double SIMILAR_FROM = 0.72;
        private static final double RELATED_FROM = 0.5;

        static Level of(double similarity) {
            if (similarity < 0) {
                return ABSENT;
            }
            if (similarity >= 1) {
                return SAME;
            }
            if (similarity >= CLOSE_FROM) {
                return CLOSE;
            }
            return similarity >= SIMILAR_FROM ? SIMILAR : similarity >= RELATED_FROM ? RELATED : DIFFERENT;
        }
    }
}
