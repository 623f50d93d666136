package caposaldo.analytics.value;

import static org.hipparchus.special.Gamma.logGamma;

import java.util.Collection;

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
                        MaximumLikelihood.sampled(spendings, SpendingLikelihood::new, SpendingLikelihood::of));
    }

    /** The log-likelihood of one client's spending. */
    public double logLikelihood(Spending s) {
        double px = p * s.purchases();
        return logGamma(px + q)
                - logGamma(px)
                - logGamma(q)
                + q * Math.log(gamma)
                + (px - 1) * Math.log(s.mean())
                + px * Math.log(s.purchases())
                - (px + q) * Math.log(gamma + s.mean() * s.purchases());
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
