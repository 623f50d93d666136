package caposaldo.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.analytics.value.BgNbd;
import caposaldo.analytics.value.GammaGamma;
import caposaldo.analytics.value.PurchaseHistory;
import caposaldo.analytics.value.ValueForecast;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the models expect of a client, fitted again from the raw lines. */
class LifetimeValueTests extends RankingScenario {

    @Autowired
    private Workings workings;

    @Test
    void lifetimeValuesEqualTheModelsFittedToTheLinesOfTheDay() {
        keep.catchUp();
        var today = TestClock.TODAY;
        var days = new HashMap<Long, TreeSet<LocalDate>>();
        var margins = new HashMap<Long, Double>();
        sql.fetch(
                        "select client_id, sold_on, net_amount - cost_amount as margin from sales.sales_line where quantity > 0")
                .forEach(line -> {
                    days.computeIfAbsent(line.get(0, Long.class), unused -> new TreeSet<>())
                            .add(line.get(1, LocalDate.class));
                    margins.merge(line.get(0, Long.class), line.get(2, Double.class), Double::sum);
                });
        var buyers = days.entrySet().stream()
                .map(e -> new ValueForecast.Buyer(
                        e.getKey(),
                        PurchaseHistory.inWeeks(e.getValue(), today),
                        margins.getOrDefault(e.getKey(), 0.0) / e.getValue().size()))
                .toList();
        var model = BgNbd.fit(buyers.stream().map(ValueForecast.Buyer::history).toList())
                .model();
        var money = GammaGamma.fit(buyers.stream()
                        .map(b -> new GammaGamma.Spending(b.history().repeats() + 1, b.perOrder()))
                        .toList())
                .model();

        var rows = all(company.all());
        for (var buyer : buyers) {
            var kept = rows.stream()
                    .filter(r -> r.client().value() == buyer.client())
                    .findFirst()
                    .orElseThrow()
                    .value();
            assertThat(kept).as("client %d", buyer.client()).isNotNull();
            if (kept != null) {
                var orders = model.expected(buyer.history(), ValueForecast.YEAR);
                var perOrder = money.expectedMean(
                        new GammaGamma.Spending(buyer.history().repeats() + 1, buyer.perOrder()));
                assertThat(kept.alive()).isCloseTo(model.alive(buyer.history()), within(1e-6));
                assertThat(kept.ordersYear()).isCloseTo(orders, within(1e-4));
                assertThat(kept.valueYear()).isCloseTo(orders * perOrder, within(orders * perOrder * 1e-4));
            }
        }
        var working = workings.of(company.all(), MARGIN, new ClientId(company.client(1)))
                .orElseThrow();
        assertThat(working.model()).isNotNull();
        assertThat(working.score().total()).isCloseTo(working.row().rating().score(), within(1e-9));
        assertThat(working.year().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(working.row().place().value().doubleValue(), within(0.01));
    }
}
