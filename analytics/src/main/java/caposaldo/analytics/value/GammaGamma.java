package caposaldo.analytics.value;

import static org.hipparchus.special.Beta.logBeta;

import java.util.Collection;
import java.util.Comparator;

/**
 * Money per purchase by Fader and Hardie (2013), The Gamma-Gamma Model of Monetary Value: purchases
 * of a client scatter about its own mean as Gamma(p, nu), means scatter between clients with nu as
 * Gamma(q, gamma), and money does not depend on how often a client buys.
 *
 * @param p shape of a client's purchases
 * @param q shape of the clients' scales
 * @param gamma scale of the clients' scales, in money
 */
public record GammaGamma(double p, double q, double gamma) {

    public GammaGamma {
        if (!(p > 0 && q > 0 && gamma > 0)) {
            throw new IllegalArgumentException("all three parameters are above zero");
        }
    }

    /**
     * What a client spent.
     *
     * @param purchases how many purchases the mean is of, at least 1
     * @param mean money per purchase, above 0
     */
    public record Spending(int purchases, double mean) {

        static final Comparator<Spending> ORDER =
                Comparator.comparingInt(Spending::purchases).thenComparingDouble(Spending::mean);

        public Spending {
            if (purchases < 1 || !(mean > 0 && Double.isFinite(mean))) {
                throw new IllegalArgumentException("spending is a mean above zero of at least one purchase");
            }
        }
    }

    /**
     * Fits by maximum likelihood.
     *
     * @throws ArithmeticException if there is no maximum to settle at
     */
    public static Fit<GammaGamma> fit(Collection<Spending> spendings) {
        return MaximumLikelihood.over(3)
                .fit(
                        p -> new GammaGamma(p[0], p[1], p[2]),
                        MaximumLikelihood.sampled(
                                spendings, Spending.ORDER, SpendingLikelihood::new, SpendingLikelihood::of));
    }

    /**
     * The log-likelihood of one client's spending. Terms that grow with p are taken together before they are rounded:
     * where clients hardly scatter about their own means p is in the millions, and what is left of their difference
     * would be noise.
     */
    public double logLikelihood(Spending s) {
        double px = p * s.purchases();
        double total = s.mean() * s.purchases();
        return -logBeta(px, q) - px * Math.log1p(gamma / total) - q * Math.log1p(total / gamma) - Math.log(s.mean());
    }

    /**
     * The expected money per purchase of a client: its own mean drawn to that of all, the more the
     * fewer purchases it is of.
     *
     * @return infinite when p purchases + q does not exceed 1
     */
    public double expectedMean(Spending s) {
        double denominator = p * s.purchases() + q - 1;
        return denominator > 0 ? p * (gamma + s.mean() * s.purchases()) / denominator : Double.POSITIVE_INFINITY;
    }

    /** The expected money per purchase of a client of whom nothing is known; infinite unless q exceeds 1. */
    public double expectedMean() {
        return q > 1 ? p * gamma / (q - 1) : Double.POSITIVE_INFINITY;
    }
}
