package caposaldo.analytics.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import caposaldo.analytics.value.ValueForecast.Buyer;
import caposaldo.analytics.value.ValueForecast.Obstacle;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class ValueForecastTests {

    private static final BgNbd MODEL = new BgNbd(0.68, 9.438, 0.157, 3.317);
    private static final GammaGamma MONEY = new GammaGamma(2.5, 3.5, 397);

    @Test
    void likelihoodOfManyIsTheSumOfEachOnes(TestReporter reporter) {
        long seed = System.nanoTime();
        reporter.publishEntry("seed", Long.toString(seed));
        List<Buyer> buyers = buyers(500, new Random(seed));
        List<PurchaseHistory> histories = buyers.stream().map(Buyer::history).toList();
        assertThat(new RepeatBuyingLikelihood(histories).of(MODEL))
                .as("seed " + seed)
                .isCloseTo(histories.stream().mapToDouble(MODEL::logLikelihood).sum(), within(1e-6));
        List<GammaGamma.Spending> spendings =
                buyers.stream().flatMap(b -> b.spending().stream()).toList();
        assertThat(new SpendingLikelihood(spendings).of(MONEY))
                .as("seed " + seed)
                .isCloseTo(spendings.stream().mapToDouble(MONEY::logLikelihood).sum(), within(1e-6));
    }

    @Test
    void startingFromASampleEndsAtTheSameOptimum() {
        List<PurchaseHistory> histories =
                buyers(6_000, new Random(7)).stream().map(Buyer::history).toList();
        Fit<BgNbd> near = BgNbd.fit(histories);
        RepeatBuyingLikelihood all = new RepeatBuyingLikelihood(histories);
        Fit<BgNbd> far = MaximumLikelihood.over(4)
                .fit(
                        p -> new BgNbd(p[0], p[1], p[2], p[3]),
                        new MaximumLikelihood.Likelihoods<>(Optional.empty(), all::of));
        assertThat(near.logLikelihood()).isCloseTo(far.logLikelihood(), within(1e-2));
        assertThat(near.model().r()).isCloseTo(far.model().r(), within(1e-2));
    }

    @Test
    void valueIsExpectedOrderDaysTimesExpectedMoney() {
        var buyer = new Buyer(1, new PurchaseHistory(5, 20, 30), 100);
        var expected =
                ValueForecast.of(List.of(buyer), MODEL, Optional.of(MONEY)).getFirst();
        double perOrder = MONEY.expectedMean(new GammaGamma.Spending(6, 100));
        assertThat(expected.year()).isEqualTo(MODEL.expected(buyer.history(), ValueForecast.YEAR));
        assertThat(expected.valueOfYear().orElseThrow()).isEqualTo(expected.year() * perOrder);
        assertThat(expected.valueOfHalfYear().orElseThrow())
                .isLessThan(expected.valueOfYear().orElseThrow());
    }

    @Test
    void clientWhosePastCostsMoneyHasOrderDaysToComeAndNoValue() {
        var expected = ValueForecast.of(
                        List.of(new Buyer(1, new PurchaseHistory(5, 20, 30), -3)), MODEL, Optional.of(MONEY))
                .getFirst();
        assertThat(expected.year()).isPositive();
        assertThat(expected.valueOfYear()).isEmpty();
    }

    @Test
    void saysWhatIsMissingInsteadOfGuessing() {
        assertThat(obstacle(buyers(49, new Random(1)))).contains(Obstacle.TOO_FEW_BUYERS);
        assertThat(obstacle(IntStream.range(0, 60)
                        .mapToObj(i -> new Buyer(i, new PurchaseHistory(0, 0, 40), 10))
                        .toList()))
                .contains(Obstacle.TOO_FEW_REPEATERS);
        assertThat(obstacle(IntStream.range(0, 60)
                        .mapToObj(i -> new Buyer(i, new PurchaseHistory(2, 10, 20), 10))
                        .toList()))
                .contains(Obstacle.TOO_SHORT);
        assertThat(obstacle(buyers(200, new Random(1)))).isEmpty();
    }

    @Test
    void rankCorrelationIsOneWhereMoneyGrowsWithFrequencyAndMinusOneWhereItFalls() {
        assertThat(RankCorrelation.of(new double[] {1, 2, 3, 9}, new double[] {5, 6, 70, 71}))
                .isCloseTo(1, within(1e-12));
        assertThat(RankCorrelation.of(new double[] {1, 2, 3, 9}, new double[] {4, 3, 2, 1}))
                .isCloseTo(-1, within(1e-12));
    }

    private static Optional<Obstacle> obstacle(List<Buyer> buyers) {
        return switch (ValueForecast.purchases(
                buyers.stream().map(Buyer::history).toList())) {
            case ValueForecast.Unfit unfit -> Optional.of(unfit.obstacle());
            case ValueForecast.Fitted fitted -> Optional.empty();
        };
    }

    /** Clients that buy at rates of their own and may leave after any purchase. */
    private static List<Buyer> buyers(int count, Random random) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    double observed = 30 + 70 * random.nextDouble();
                    double gap = 2 + 20 * random.nextDouble();
                    int repeats = 0;
                    double last = 0;
                    double next = -gap * Math.log(1 - random.nextDouble());
                    while (next < observed && random.nextDouble() > 0.05) {
                        repeats++;
                        last = next;
                        next -= gap * Math.log(1 - random.nextDouble());
                    }
                    return new Buyer(
                            i, new PurchaseHistory(repeats, last, observed), Math.exp(4 + random.nextGaussian()));
                })
                .toList();
    }
}
