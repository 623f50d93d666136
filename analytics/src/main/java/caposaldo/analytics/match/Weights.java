package caposaldo.analytics.match;

import caposaldo.analytics.match.Evidence.Level;
import java.util.List;

/**
 * What a matcher has learned of a list: enough to judge one more pair of it without reading the list again.
 *
 * @param logOdds of a pair taken without looking, natural logarithm
 * @param bits by field, in the order of the matcher's fields, then by {@link Level}: how much each level
 *     speaks for (above 0) or against (below 0) a match
 */
public record Weights(double logOdds, List<List<Double>> bits) {

    public Weights {
        bits = bits.stream().map(List::copyOf).toList();
    }

    /** An absent value says nothing. */
    double bits(int field, Level level) {
        return level == Level.ABSENT ? 0 : bits.get(field).get(level.ordinal());
    }

    /** The chance of a match, 0 to 1. */
    double chance(Level[] levels) {
        double odds = logOdds;
        for (int f = 0; f < levels.length; f++) {
            odds += Math.log(2) * bits(f, levels[f]);
        }
        return 1 / (1 + Math.exp(-odds));
    }
}
