package caposaldo.analytics.match;

import caposaldo.analytics.match.Evidence.Level;

/**
 * How often two records of the same thing agree in a field that both have, as shares that sum to one. Known from
 * experience: it depends on how records are written, not on which are in the list, so that a short list or one without
 * any duplicate teaches it to nobody.
 */
public record Agreement(double same, double close, double similar, double related, double different) {

    /** Values that changed places are rare and say little. */
    private static final double MOVED = 0.01;

    public Agreement {
        double sum = same + close + similar + related + different;
        if (Math.abs(sum - 1) > 1e-9 || Math.min(Math.min(same, close), Math.min(related, different)) < 0) {
            throw new IllegalArgumentException("Shares are none of them negative and sum to one, not " + sum);
        }
    }

    double share(Level level) {
        return switch (level) {
            case ABSENT -> 0;
            case SAME -> same;
            case CLOSE -> close;
            case SIMILAR -> similar;
            case RELATED -> related;
            case MOVED -> MOVED;
            case DIFFERENT -> different;
        };
    }
}
