package caposaldo.analytics.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What each client will buy in the coming half-year and year: how often by {@link BgNbd}, for how much by
 * {@link GammaGamma}, both fitted on the company's own order days.
 */
public final class ValueForecast {

    /** With fewer buyers, fewer that came back, or fewer weeks, four parameters would be guessed and not fitted. */
    public static final int FEWEST_BUYERS = 50;

    public static final int FEWEST_REPEATERS = 25;
    public static final int FEWEST_WEEKS = 26;

    /** Half a year and a year, in weeks. */
    public static final double HALF_YEAR = 6 * LifetimeValue.WEEKS_PER_MONTH;

    public static final double YEAR = 12 * LifetimeValue.WEEKS_PER_MONTH;

    private ValueForecast() {}

    /**
     * What is known of a buyer.
     *
     * @param history of its order days, in weeks
     * @param perOrder money per order day, of all its order days; not positive when returns or costs exceed it
     */
    public record Buyer(long client, PurchaseHistory history, double perOrder) {

        Optional<GammaGamma.Spending> spending() {
            return perOrder > 0
                    ? Optional.of(new GammaGamma.Spending(history.repeats() + 1, perOrder))
                    : Optional.empty();
        }
    }

    /** Why nothing can be said. */
    public enum Obstacle {
        TOO_FEW_BUYERS,
        TOO_FEW_REPEATERS,
        TOO_SHORT,
        /** The likelihood has no maximum: these clients do not buy as the model supposes. */
        NOT_SETTLED
    }

    /**
     * What is expected of a client.
     *
     * @param alive the chance that it has not left for good
     * @param buysInHalfYear the chance of at least one order day
     * @param halfYear order days expected in six months
     * @param year order days expected in twelve months
     * @param perOrder money expected per order day; empty when its past per order is not positive
     */
    public record Expectation(
            long client, double alive, double buysInHalfYear, double halfYear, double year, OptionalDouble perOrder) {

        public OptionalDouble valueOfHalfYear() {
            return perOrder.isPresent() ? OptionalDouble.of(halfYear * perOrder.getAsDouble()) : perOrder;
        }

        public OptionalDouble valueOfYear() {
            return perOrder.isPresent() ? OptionalDouble.of(year * perOrder.getAsDouble()) : perOrder;
        }
    }

    /** Order days expected by a fit, or the reason why there is none. */
    public sealed interface Purchases {}

    /** @param repeaters buyers with more than one order day */
    public record Unfit(Obstacle obstacle, int buyers, int repeaters, double weeks) implements Purchases {}

    /** @param weeks from the first order day of all to the end */
    public record Fitted(Fit<BgNbd> fit, int buyers, int repeaters, double weeks) implements Purchases {}

    /** Fits how often clients buy. */
    public static Purchases purchases(Collection<PurchaseHistory> histories) {
        int repeaters = (int) histories.stream().filter(h -> h.repeats() > 0).count();
        double weeks =
                histories.stream().mapToDouble(PurchaseHistory::observed).max().orElse(0);
        Optional<Obstacle> obstacle = obstacle(histories.size(), repeaters, weeks);
        if (obstacle.isPresent()) {
            return new Unfit(obstacle.get(), histories.size(), repeaters, weeks);
        }
        try {
            return new Fitted(BgNbd.fit(histories), histories.size(), repeaters, weeks);
        } catch (ArithmeticException noMaximum) {
            return new Unfit(Obstacle.NOT_SETTLED, histories.size(), repeaters, weeks);
        }
    }

    private static Optional<Obstacle> obstacle(int buyers, int repeaters, double weeks) {
        if (buyers < FEWEST_BUYERS) {
            return Optional.of(Obstacle.TOO_FEW_BUYERS);
        } else if (repeaters < FEWEST_REPEATERS) {
            return Optional.of(Obstacle.TOO_FEW_REPEATERS);
        } else if (weeks < FEWEST_WEEKS) {
            return Optional.of(Obstacle.TOO_SHORT);
        }
        return Optional.empty();
    }

    /** Fits money per order day; empty when too few buyers brought any, or there is no maximum. */
    public static Optional<Fit<GammaGamma>> money(Collection<Buyer> buyers) {
        List<GammaGamma.Spending> spendings =
                buyers.stream().flatMap(b -> b.spending().stream()).toList();
        if (spendings.size() < FEWEST_BUYERS) {
            return Optional.empty();
        }
        try {
            return Optional.of(GammaGamma.fit(spendings));
        } catch (ArithmeticException noMaximum) {
            return Optional.empty();
        }
    }

    /** What is expected of each buyer, in the order handed in. */
    public static List<Expectation> of(Collection<Buyer> buyers, BgNbd purchases, Optional<GammaGamma> money) {
        return new ArrayList<>(buyers)
                .parallelStream()
                        .map(b -> new Expectation(
                                b.client(),
                                purchases.alive(b.history()),
                                purchases.buys(b.history(), HALF_YEAR),
                                purchases.expected(b.history(), HALF_YEAR),
                                purchases.expected(b.history(), YEAR),
                                perOrder(b, money)))
                        .toList();
    }

    private static OptionalDouble perOrder(Buyer buyer, Optional<GammaGamma> money) {
        return money.flatMap(m -> buyer.spending().map(m::expectedMean))
                .filter(Double::isFinite)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /**
     * How much a client's money per order goes with how often it orders, by Spearman's rank correlation over those that
     * came back: Gamma-Gamma takes it for none.
     *
     * @return -1 to 1; empty with fewer than {@value #FEWEST_REPEATERS} to compare
     */
    public static OptionalDouble moneyWithFrequency(Collection<Buyer> buyers) {
        List<Buyer> repeaters = buyers.stream()
                .filter(b -> b.history().repeats() > 0 && b.perOrder() > 0)
                .toList();
        return repeaters.size() < FEWEST_REPEATERS
                ? OptionalDouble.empty()
                : OptionalDouble.of(RankCorrelation.of(
                        repeaters.stream()
                                .mapToDouble(b -> b.history().repeats())
                                .toArray(),
                        repeaters.stream().mapToDouble(Buyer::perOrder).toArray()));
    }
}
