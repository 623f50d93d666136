package caposaldo.strategy;

import caposaldo.analytics.value.ValueForecast.Obstacle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The models behind a snapshot's lifetime values, as fitted to all buyers, or why there are none.
 *
 * @param obstacle null when fitted
 * @param weeks from the first order day of all to the snapshot's
 * @param money null when money could not be fitted
 * @param season what the coming six months brought last year over half of that year; null without a full year before
 * @param moneyWithFrequency Spearman's correlation, which Gamma-Gamma takes for none; null with too few to compare
 * @param trial what the same model would have said half a year ago; null where it was not asked
 */
public record ValueModel(
        @Nullable Obstacle obstacle,
        int buyers,
        int repeaters,
        double weeks,
        @Nullable Purchases purchases,
        @Nullable PerOrder money,
        @Nullable Double season,
        @Nullable Double moneyWithFrequency,
        @Nullable Trial trial) {

    /**
     * BG/NBD in weeks.
     *
     * @param flat whether the data leave a parameter open; null when it was not asked yet
     */
    public record Purchases(
            double r,
            double alpha,
            double a,
            double b,
            double logLikelihood,
            @Nullable Boolean flat) {}

    /**
     * Gamma-Gamma in the company's currency.
     *
     * @param flat whether the data leave a parameter open; null when it was not asked yet
     */
    public record PerOrder(
            double p,
            double q,
            double gamma,
            double logLikelihood,
            @Nullable Boolean flat) {}

    /** Order days of half a year: expected beforehand, and what came, of the clients known then. */
    public record Trial(double expected, int came) {

        public double error() {
            return came == 0 ? 1 : expected / came - 1;
        }
    }

    /** What a reader must know before he relies on a value. */
    public enum Warning {
        /** The model knows no seasons, and these are strong. */
        SEASON,
        FEW_BUYERS,
        /** Who orders more often also orders for more, or for less. */
        MONEY_GOES_WITH_FREQUENCY,
        /** The data do not tell how long clients stay, or how their rhythms differ. */
        PURCHASES_LEFT_OPEN,
        /** The data do not tell how far a client's orders scatter about its own mean, or the means of all about theirs. */
        MONEY_LEFT_OPEN,
        /** Half a year ago it would have been wrong by more than a fifth. */
        WAS_WRONG
    }

    private static final int FEW = 200;
    private static final double STRONG = 0.2;
    private static final double CORRELATED = 0.3;

    public List<Warning> warnings() {
        var warnings = new java.util.ArrayList<Warning>();
        if (season != null && Math.abs(season - 1) > STRONG) {
            warnings.add(Warning.SEASON);
        }
        if (buyers < FEW) {
            warnings.add(Warning.FEW_BUYERS);
        }
        if (moneyWithFrequency != null && Math.abs(moneyWithFrequency) > CORRELATED) {
            warnings.add(Warning.MONEY_GOES_WITH_FREQUENCY);
        }
        if (purchases != null && Boolean.TRUE.equals(purchases.flat())) {
            warnings.add(Warning.PURCHASES_LEFT_OPEN);
        }
        if (money != null && Boolean.TRUE.equals(money.flat())) {
            warnings.add(Warning.MONEY_LEFT_OPEN);
        }
        if (trial != null && Math.abs(trial.error()) > STRONG) {
            warnings.add(Warning.WAS_WRONG);
        }
        return warnings;
    }
}
