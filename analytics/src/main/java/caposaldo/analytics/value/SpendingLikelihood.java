package caposaldo.analytics.value;

import static org.hipparchus.special.Beta.logBeta;

import caposaldo.analytics.value.GammaGamma.Spending;
import java.util.Collection;

/**
 * The log-likelihood of many clients' spending, as {@link GammaGamma#logLikelihood} sums it: what depends on the number
 * of purchases alone is reckoned once for each number, sums of logarithms once for all.
 */
final class SpendingLikelihood {

    private final int[] purchases;
    private final double[] totals;
    private final double[] withPurchases;
    private double logMeans;

    SpendingLikelihood(Collection<Spending> spendings) {
        purchases = new int[spendings.size()];
        totals = new double[purchases.length];
        int i = 0;
        int most = 0;
        for (Spending s : spendings) {
            purchases[i] = s.purchases();
            totals[i++] = s.mean() * s.purchases();
            logMeans += Math.log(s.mean());
            most = Math.max(most, s.purchases());
        }
        withPurchases = new double[most + 1];
        for (int x : purchases) {
            withPurchases[x]++;
        }
    }

    double of(GammaGamma m) {
        double sum = -logMeans;
        for (int x = 1; x < withPurchases.length; x++) {
            if (withPurchases[x] > 0) {
                sum -= withPurchases[x] * logBeta(m.p() * x, m.q());
            }
        }
        for (int i = 0; i < purchases.length; i++) {
            sum -= m.p() * purchases[i] * Math.log1p(m.gamma() / totals[i]) + m.q() * Math.log1p(totals[i] / m.gamma());
        }
        return sum;
    }
}
