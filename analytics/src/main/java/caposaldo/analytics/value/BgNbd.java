package caposaldo.analytics.value;

import static org.hipparchus.special.Gamma.logGamma;

import java.util.Collection;

/**
 * Repeat buying by Fader, Hardie and Lee (2005), "Counting Your Customers" the Easy Way: An
 * Alternative to the Pareto/NBD Model, Marketing Science 24(2). While alive a client buys at random
 * with its own rate; after any purchase it may leave for good. Rates vary between clients as
 * Gamma(r, alpha), chances of leaving as Beta(a, b).
 *
 * @param r shape of the buying rates
 * @param alpha scale of the buying rates, in the histories' unit of time
 * @param a first shape of the chance of leaving
 * @param b second shape of the chance of leaving
 */
public record BgNbd(double r, double alpha, double a, double b) {

    private static final int MOST_TERMS = 10_000;

    public BgNbd {
        if (!(r > 0 && alpha > 0 && a > 0 && b > 0)) {
            throw new IllegalArgumentException("all four parameters are above zero");
        }
    }

    /**
     * Fits by maximum likelihood.
     *
     * @param histories at least one, some with repeats
     * @throws ArithmeticException if there is no maximum to settle at
     */
    public static Fit<BgNbd> fit(Collection<PurchaseHistory> histories) {
        return MaximumLikelihood.over(4)
                .fit(
                        p -> new BgNbd(p[0], p[1], p[2], p[3]),
                        MaximumLikelihood.sampled(
                                histories,
                                PurchaseHistory.ORDER,
                                RepeatBuyingLikelihood::new,
                                RepeatBuyingLikelihood::of));
    }

    /** The log-likelihood of one client's history. */
    public double logLikelihood(PurchaseHistory h) {
        int x = h.repeats();
        double common = logGamma(r + x)
                - logGamma(r)
                + r * Math.log(alpha)
                + logGamma(a + b)
                + logGamma(b + x)
                - logGamma(b)
                - logGamma(a + b + x);
        double still = -(r + x) * Math.log(alpha + h.observed());
        if (x == 0) {
            return common + still;
        }
        double gone = Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + h.lastAt());
        double larger = Math.max(still, gone);
        return common + larger + Math.log1p(Math.exp(-Math.abs(still - gone)));
    }

    /** The probability that the client has not left by the end of the observation. */
    public double alive(PurchaseHistory h) {
        int x = h.repeats();
        if (x == 0) {
            return 1;
        }
        double logOdds = Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + h.observed()) / (alpha + h.lastAt()));
        return 1 / (1 + Math.exp(logOdds));
    }

    /** The expected number of purchase days in the time {@code ahead} after the observation. */
    public double expected(PurchaseHistory h, double ahead) {
        return alive(h) * expectedAlive(h.repeats(), h.observed(), ahead);
    }

    /** The probability of at least one purchase in the time {@code ahead} after the observation. */
    public double buys(PurchaseHistory h, double ahead) {
        // The rate of a client that is alive is Gamma(r + x, alpha + T).
        double none = Math.exp((r + h.repeats()) * Math.log1p(-ahead / (alpha + h.observed() + ahead)));
        return alive(h) * (1 - none);
    }

    /** The expected number of repeats of a client of whom nothing is known, in {@code time} from its first purchase. */
    public double expectedOfNew(double time) {
        return expectedAlive(0, 0, time);
    }

    /**
     * Equation (10) without its denominator, which is 1 / P(alive):
     *
     * <pre>
     * (c / (a-1)) (1 - (1-z)^(r+x) 2F1(r+x, b+x; c; z)),  c = a+b+x-1,  z = t / (alpha+T+t)
     * </pre>
     *
     * The series settles quickly as it stands where a - 1 exceeds r + x. Elsewhere it does after Euler's
     * transformation, which also takes the large powers of busy clients out of it.
     */
    private double expectedAlive(int x, double observed, double ahead) {
        double c = a + b + x - 1;
        double z = ahead / (alpha + observed + ahead);
        double logRest = Math.log1p(-z);
        if (a - 1 > r + x) {
            return c / (a - 1) * (1 - Math.exp((r + x) * logRest) * series(r + x, b + x, c, 1, z));
        }
        // (1 - (1-z)^(a-1) 2F1(a+b-1-r, a-1; c; z)) / (a-1), divided inside the series: no pole at a = 1.
        double exponent = (a - 1) * logRest;
        double direct = Math.abs(a - 1) < 1e-12 ? -logRest : -Math.expm1(exponent) / (a - 1);
        double rest = (a + b - 1 - r) * z * series(a + b - r, a, c + 1, 2, z);
        return c * direct - Math.exp(exponent) * rest;
    }

    /** The sum of (p)n (q)n / ((c)n (d)n) z^n from n = 0 until terms no longer count. */
    private static double series(double p, double q, double c, double d, double z) {
        double term = 1;
        double sum = 1;
        for (int n = 0; n < MOST_TERMS; n++) {
            term *= (p + n) * (q + n) / ((c + n) * (d + n)) * z;
            sum += term;
            if (Math.abs(term) <= 1e-15 * Math.abs(sum)) {
                return sum;
            }
        }
        throw new ArithmeticException("the series for the expected purchases does not settle at z = " + z);
    }
}
