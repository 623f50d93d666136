package caposaldo.analytics.value;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What tells whether a client will buy again.
 *
 * @param expected purchases by BG/NBD
 * @param buys chance of a purchase by BG/NBD
 * @param measures what the ranking is learned on
 */
record BuyingSigns(double expected, double buys, double[] measures) {

    private static final int MONTH = 30;
    private static final int MONTHS = 12;
    private static final double USUAL_GAP = 60;

    static BuyingSigns of(Trade client, PurchaseHistory history, BgNbd model, LocalDate day, int ahead) {
        double expected = model.expected(history, ahead / 7.0);
        double buys = model.buys(history, ahead / 7.0);
        int purchases = client.purchaseDays().size();
        double silence = ChronoUnit.DAYS.between(client.purchaseDays().last(), day);
        double known = ChronoUnit.DAYS.between(client.purchaseDays().first(), day);
        double gap = purchases > 2 ? (double) client.span() / (purchases - 1) : USUAL_GAP;
        double perPurchase =
                client.net().values().stream().mapToDouble(Double::doubleValue).sum() / purchases;
        // Small constants keep logarithms of zero away; each is a small step of its measure.
        double[] measures = {
            Math.log((buys + 0.01) / (1.01 - buys)),
            Math.log(expected + 0.05),
            Math.log(silence + 7),
            Math.log1p(purchases),
            Math.log1p(activeMonths(client, day)),
            Math.log1p(Math.max(0, perPurchase)),
            Math.log(known + MONTH),
            Math.sqrt(Math.min(20, silence / Math.max(5, gap)))
        };
        return new BuyingSigns(expected, buys, measures);
    }

    private static int activeMonths(Trade client, LocalDate day) {
        int active = 0;
        for (int month = 1; month <= MONTHS; month++) {
            if (client.purchasesIn(day.minusDays((long) month * MONTH), day.minusDays((month - 1L) * MONTH)) > 0) {
                active++;
            }
        }
        return active;
    }
}
