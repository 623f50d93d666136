package caposaldo.analytics.segment;

/** Where a client's figure is going, with the interval that its own noise allows. */
public sealed interface Growth {

    /** How the trend was taken. */
    enum Basis {
        /** Every month against the same month a year before, so that seasons cancel: needs 24 months. */
        YEAR_ON_YEAR,
        /** A straight line through the months, which takes a season for a trend: 6 to 23 months. */
        STRAIGHT_LINE
    }

    enum Direction {
        GROWING,
        SHRINKING,
        /** The interval holds zero. */
        UNCLEAR
    }

    enum Obstacle {
        TOO_FEW_MONTHS,
        /** The level that growth is a share of is zero or negative. */
        LEVEL_NOT_POSITIVE
    }

    /**
     * Growth a year as a share of the level it started from: 0.12 is twelve percent a year.
     *
     * @param low lower end of the interval
     * @param high upper end of the interval
     * @param months how many months it was taken over
     */
    record Trend(Basis basis, double perYear, double low, double high, int months) implements Growth {

        public Direction direction() {
            return low > 0 ? Direction.GROWING : high < 0 ? Direction.SHRINKING : Direction.UNCLEAR;
        }
    }

    record Unknown(Obstacle obstacle, int months) implements Growth {}
}
