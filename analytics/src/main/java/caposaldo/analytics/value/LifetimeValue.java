package caposaldo.analytics.value;

/**
 * Money expected from a client, month by month, at today's worth.
 *
 * @param purchases how often clients buy, fitted in weeks
 * @param money what a purchase is worth
 * @param monthlyDiscount for instance 0.01 for one percent a month, at least 0
 */
public record LifetimeValue(BgNbd purchases, GammaGamma money, double monthlyDiscount) {

    /** Weeks in a mean month of the Gregorian calendar. */
    public static final double WEEKS_PER_MONTH = 365.2425 / 7 / 12;

    public LifetimeValue {
        if (!(monthlyDiscount >= 0)) {
            throw new IllegalArgumentException("a discount is not negative");
        }
    }

    /**
     * The value of the coming {@code months}; each month's money arrives at its end.
     *
     * @param history of the client, in weeks
     */
    public double of(PurchaseHistory history, GammaGamma.Spending spending, int months) {
        double value = 0;
        double before = 0;
        for (int month = 1; month <= months; month++) {
            double upTo = purchases.expected(history, month * WEEKS_PER_MONTH);
            value += (upTo - before) / Math.pow(1 + monthlyDiscount, month);
            before = upTo;
        }
        return value * money.expectedMean(spending);
    }
}
