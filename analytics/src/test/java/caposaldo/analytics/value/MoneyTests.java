package caposaldo.analytics.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import caposaldo.analytics.value.GammaGamma.Spending;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MoneyTests {

    private static final GammaGamma PUBLISHED = new GammaGamma(6.25, 3.74, 15.44);
    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    @Test
    void meanOfAllClientsOfThePaperIsThirtyFiveDollars() {
        assertThat(PUBLISHED.expectedMean()).isCloseTo(35.2, within(0.05));
    }

    @Test
    void fewPurchasesAreDrawnToTheMeanOfAllAndManyStayTheClientsOwn() {
        assertThat(PUBLISHED.expectedMean(new Spending(1, 100))).isBetween(35.2, 100.0);
        assertThat(PUBLISHED.expectedMean(new Spending(1, 100)))
                .isLessThan(PUBLISHED.expectedMean(new Spending(20, 100)));
        assertThat(PUBLISHED.expectedMean(new Spending(100_000, 100))).isCloseTo(100, within(0.01));
    }

    @Test
    void fitFindsTheOptimumOfItsOwnFixture() {
        Fit<GammaGamma> fit = GammaGamma.fit(RepeatBuyingFixture.spendings());
        assertThat(fit.logLikelihood()).isCloseTo(-1672.3341044669614, within(1e-5));
        assertThat(fit.model().p()).isCloseTo(7.37837435, within(2e-2));
        assertThat(fit.model().q()).isCloseTo(4.07271323, within(1e-2));
        assertThat(fit.model().gamma()).isCloseTo(41.95333128, within(2e-1));
    }

    @Test
    void fitSaysWhenOrdersDoNotTellHowFarTheyScatterAboutTheClientsOwnMean() {
        assertThat(GammaGamma.fit(RepeatBuyingFixture.spendings()).flat()).isFalse();
        var random = new Random(7);
        var always = IntStream.range(0, 200)
                .mapToObj(i -> new Spending(1 + random.nextInt(30), 100 * Math.exp(0.02 * random.nextGaussian())))
                .toList();
        Fit<GammaGamma> fit = GammaGamma.fit(always);
        assertThat(fit.flat())
                .as("everybody spends a hundred a time: %s", fit.model())
                .isTrue();
    }

    @Test
    void theSameClientsInAnyOrderGiveTheVerySameFitEvenWhereNothingScatters() {
        var random = new Random(3);
        var clients = new ArrayList<Spending>();
        for (int i = 0; i < 60; i++) {
            clients.add(
                    new Spending(1 + random.nextInt(20), (i < 12 ? 800 : 60) * Math.exp(random.nextGaussian() / 4)));
        }
        Fit<GammaGamma> fit = GammaGamma.fit(clients);
        var histories = new ArrayList<>(RepeatBuyingFixture.histories());
        Fit<BgNbd> purchases = BgNbd.fit(histories);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(clients, random);
            assertThat(GammaGamma.fit(clients)).isEqualTo(fit);
        }
        Collections.shuffle(histories, random);
        assertThat(BgNbd.fit(histories)).isEqualTo(purchases);
    }

    @Test
    void lifetimeValueWithoutDiscountIsPurchasesTimesMoney() {
        var purchases = new BgNbd(0.243, 4.414, 0.793, 2.426);
        var history = new PurchaseHistory(2, 30.43, 38.86);
        var spending = new Spending(2, 22.35);
        double year = purchases.expected(history, 12 * LifetimeValue.WEEKS_PER_MONTH);
        double undiscounted = new LifetimeValue(purchases, PUBLISHED, 0).of(history, spending, 12);
        assertThat(undiscounted).isCloseTo(year * PUBLISHED.expectedMean(spending), within(1e-9));
        assertThat(new LifetimeValue(purchases, PUBLISHED, 0.01).of(history, spending, 12))
                .isBetween(undiscounted / Math.pow(1.01, 12), undiscounted / 1.01);
    }

    @Test
    void forecastKnowsNothingOfTheFuture() {
        LocalDate from = START.plusDays(400);
        List<Trade> all = clients();
        List<Trade> past = all.stream().map(c -> c.before(from)).toList();
        var forecast = new OutlookForecast(180);
        assertThat(forecast.from(from, all))
                .isEqualTo(forecast.from(from, past))
                .hasSize(60);
    }

    @Test
    void clientThatStoppedLongAgoIsExpectedToBringLessThanOneThatGoesOn() {
        List<Outlook> outlooks = new OutlookForecast(180).from(START.plusDays(400), clients());
        Outlook goesOn = outlooks.getFirst();
        Outlook stopped = outlooks.get(59);
        assertThat(goesOn.buys()).isGreaterThan(stopped.buys());
        assertThat(goesOn.rank()).isGreaterThan(stopped.rank());
        assertThat(goesOn.purchases()).isGreaterThan(stopped.purchases());
        assertThat(goesOn.net()).isGreaterThan(stopped.net());
    }

    @Test
    void companyWithoutPurchasesHasNoForecast() {
        assertThat(new OutlookForecast(30).from(START, clients())).isEmpty();
    }

    /** Sixty clients that buy every fortnight to every seven weeks; the later ones stop the earlier. */
    private static List<Trade> clients() {
        List<Trade> clients = new ArrayList<>();
        for (int client = 0; client < 60; client++) {
            var days = new TreeSet<LocalDate>();
            var net = new TreeMap<LocalDate, Double>();
            for (int day = client % 20; day < 580 - 9 * client; day += 14 + 7 * (client % 6)) {
                days.add(START.plusDays(day));
                net.put(START.plusDays(day), 50.0 + client % 7);
            }
            clients.add(new Trade(client, days, net));
        }
        return clients;
    }
}
