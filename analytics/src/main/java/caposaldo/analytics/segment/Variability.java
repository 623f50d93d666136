package caposaldo.analytics.segment;

/**
 * XYZ: how steady a client's figure is, as the coefficient of variation (sigma / mean) over equal
 * periods. The length of the period and the kind of sigma change the class, so both are part of
 * the answer and belong on the report.
 */
public sealed interface Variability {

    /** The length of one period. */
    enum Grain {
        MONTH(1),
        QUARTER(3);

        private final int months;

        Grain(int months) {
            this.months = months;
        }
    }

    /** Which standard deviation is meant. */
    enum Sigma {
        /** Divides by n - 1. */
        SAMPLE,
        /** Divides by n. */
        POPULATION
    }

    /** X is steady, Y wavers, Z is irregular. */
    enum Steadiness {
        X,
        Y,
        Z
    }

    /** Why there is no class. */
    enum Obstacle {
        TOO_FEW_PERIODS,
        /** The mean is zero or negative, where a ratio to it says nothing. */
        MEAN_NOT_POSITIVE
    }

    /**
     * What to measure and where to draw the lines.
     *
     * @param periods how many of the latest periods are looked at, at least 2; with fewer there is no class
     * @param xUpTo highest coefficient of class X, above 0
     * @param yUpTo highest coefficient of class Y, above {@code xUpTo}
     */
    record Method(Grain grain, Sigma sigma, int periods, double xUpTo, double yUpTo) {

        /** Twelve months, sample sigma, the classical lines at 10 % and 25 %. */
        public static final Method CLASSICAL = new Method(Grain.MONTH, Sigma.SAMPLE, 12, 0.10, 0.25);

        public Method {
            if (periods < 2 || !(xUpTo > 0) || !(yUpTo > xUpTo)) {
                throw new IllegalArgumentException("at least two periods and 0 < X limit < Y limit");
            }
        }
    }

    /**
     * A class with what it was taken from.
     *
     * @param coefficient sigma / mean, at least 0
     * @param periods how many periods it was taken over
     */
    record Measured(Steadiness steadiness, double coefficient, int periods, Method method) implements Variability {}

    /**
     * No class, and why.
     *
     * @param periods how many periods there were
     */
    record Unmeasured(Obstacle obstacle, int periods, Method method) implements Variability {}

    static Variability of(MonthlySeries series, Method method) {
        double[] periods = series.last(method.periods() * method.grain().months).sumsOf(method.grain().months);
        if (periods.length < method.periods()) {
            return new Unmeasured(Obstacle.TOO_FEW_PERIODS, periods.length, method);
        }
        double mean = Statistics.mean(periods);
        if (!(mean > 0)) {
            return new Unmeasured(Obstacle.MEAN_NOT_POSITIVE, periods.length, method);
        }
        int divisor = method.sigma() == Sigma.SAMPLE ? periods.length - 1 : periods.length;
        double coefficient = Math.sqrt(Statistics.sumOfSquaredDeviations(periods) / divisor) / mean;
        Steadiness steadiness = coefficient <= method.xUpTo()
                ? Steadiness.X
                : coefficient <= method.yUpTo() ? Steadiness.Y : Steadiness.Z;
        return new Measured(steadiness, coefficient, periods.length, method);
    }
}
