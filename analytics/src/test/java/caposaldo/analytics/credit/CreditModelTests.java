package caposaldo.analytics.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import caposaldo.analytics.credit.CreditScorecard.Points;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class CreditModelTests {

    private final CreditFixture known = CreditFixture.of(1500, 1);
    private final CreditFixture asked = CreditFixture.of(1500, 2);
    private final CreditScorecard card =
            CreditScorecard.learn(CreditFixture.FACTORS, known.firms(), known.defaulted(), 10);

    @Test
    void pointsFallWithDebtsAndRiseWithAge() {
        assertThat(bands("debts"))
                .isSortedAccordingTo((a, b) -> Integer.compare(b.points(), a.points()))
                .hasSizeGreaterThan(3);
        assertThat(bands("age"))
                .isSortedAccordingTo((a, b) -> Integer.compare(a.points(), b.points()))
                .hasSizeGreaterThan(3);
    }

    @Test
    void categoriesEarnTheirOwnPointsWhateverTheirNumber() {
        List<Band> trades = bands("trade");
        assertThat(trades).hasSize(4);
        assertThat(trades.get(2).points()).isLessThan(trades.get(1).points() - 20);
        assertThat(trades.get(3).points()).isGreaterThan(trades.get(2).points() + 20);
    }

    @Test
    void whoDoesNotTellItsDebtsEarnsThePointsOfThoseWhoDidNot() {
        Points debts = points("debts");
        assertThat(debts.bands().getLast().missing()).isTrue();
        Assessment silent = card.assess(new double[] {Double.NaN, 20, 0, 0.5});
        Assessment modest = card.assess(new double[] {0.05, 20, 0, 0.5});
        assertThat(modest.points()).isGreaterThan(silent.points() + 20);
    }

    @Test
    void factorThatSaysNothingIsNotOnTheCard() {
        assertThat(card.points()).extracting(p -> p.factor().name()).containsExactlyInAnyOrder("debts", "age", "trade");
        var two = CreditScorecard.learn(CreditFixture.FACTORS, known.firms(), known.defaulted(), 2);
        assertThat(two.points()).hasSize(2);
        boolean[] fates = new boolean[known.firms().length];
        Random random = new Random(3);
        for (int i = 0; i < fates.length; i++) {
            fates[i] = random.nextInt(4) == 0;
        }
        double[][] noise = new double[fates.length][1];
        assertThatThrownBy(() -> CreditScorecard.learn(CreditFixture.FACTORS.subList(3, 4), noise, fates, 1))
                .hasMessageContaining("no factor");
    }

    @Test
    void twentyPointsDoubleTheOddsAndSixHundredAreThirtyToOne() {
        assertThat(CreditScorecard.chanceOfDefault(600)).isCloseTo(1 / 31.0, within(1e-12));
        assertThat(CreditScorecard.chanceOfDefault(620)).isCloseTo(1 / 61.0, within(1e-12));
    }

    @Test
    void visiblePointsSumToTheScoreAndTheScoreIsTheChance() {
        for (double[] firm : asked.firms()) {
            Assessment assessment = card.assess(firm);
            int sum = card.start();
            for (Points points : card.points()) {
                double measure = firm[points.column()];
                sum += points.bands().stream()
                        .filter(b -> b.missing() ? Double.isNaN(measure) : b.from() <= measure && measure <= b.to())
                        .mapToInt(Band::points)
                        .findFirst()
                        .orElseGet(() -> Banding.find(points.bands(), measure).points());
            }
            assertThat(assessment.points()).isEqualTo(sum);
            assertThat(assessment.chanceOfDefault()).isEqualTo(CreditScorecard.chanceOfDefault(sum));
        }
    }

    @Test
    void bandsHoldEveryFirmOnce() {
        int defaults = 0;
        for (boolean defaulted : known.defaulted()) {
            defaults += defaulted ? 1 : 0;
        }
        for (Points points : card.points()) {
            assertThat(points.bands().stream().mapToInt(Band::firms).sum()).isEqualTo(1500);
            assertThat(points.bands().stream().mapToInt(Band::defaults).sum()).isEqualTo(defaults);
        }
    }

    @Test
    void chancesOfCardAndTreesAreAsFrequentAsTheySayInFirmsNotLearnedFrom() {
        DefaultModel model = DefaultModel.learn(CreditFixture.FACTORS, known.firms(), known.defaulted());
        double byCard = 0;
        double byTrees = 0;
        double came = 0;
        for (int i = 0; i < asked.firms().length; i++) {
            byCard += card.assess(asked.firms()[i]).chanceOfDefault();
            byTrees += model.chanceOfDefault(asked.firms()[i]);
            came += asked.defaulted()[i] ? 1 : 0;
        }
        assertThat(byCard).isCloseTo(came, within(0.12 * came));
        assertThat(byTrees).isCloseTo(came, within(0.12 * came));
    }

    @Test
    void pointsOfTheTreesSumToTheirChance(TestReporter reporter) {
        long seed = System.nanoTime();
        reporter.publishEntry("seed", Long.toString(seed));
        CreditFixture few = CreditFixture.of(400, seed);
        DefaultModel model = DefaultModel.learn(CreditFixture.FACTORS, few.firms(), few.defaulted());
        for (double[] firm : few.firms()) {
            DefaultModel.Opinion opinion = model.explain(firm);
            double points = opinion.startPoints()
                    + opinion.parts().stream()
                            .mapToDouble(DefaultModel.Part::points)
                            .sum();
            double odds = 30 * Math.pow(2, (points - CreditScorecard.ANCHOR) / CreditScorecard.DOUBLING);
            assertThat(1 / (1 + odds)).as("seed " + seed).isCloseTo(model.chanceOfDefault(firm), within(1e-9));
        }
    }

    @Test
    void bandsOfAnyMeasuresAreMonotone(TestReporter reporter) {
        long seed = System.nanoTime();
        reporter.publishEntry("seed", Long.toString(seed));
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            int firms = 2 + random.nextInt(400);
            double[] measures = random.doubles(firms)
                    .map(v -> v < 0.1 ? Double.NaN : Math.rint(v * 50))
                    .toArray();
            boolean[] defaulted = new boolean[firms];
            for (int i = 1; i < firms; i++) {
                defaulted[i] = random.nextInt(3) == 0;
            }
            defaulted[firms - 1] = true;
            Banding banding = Banding.of(Factor.Kind.MONOTONE, measures, defaulted);
            List<Band> known =
                    banding.bands().stream().filter(b -> !b.missing()).toList();
            assertThat(banding.bands().stream().mapToInt(Band::firms).sum())
                    .as("seed " + seed)
                    .isEqualTo(firms);
            for (int i = 2; i < known.size(); i++) {
                double before = share(known.get(i - 1)) - share(known.get(i - 2));
                double now = share(known.get(i)) - share(known.get(i - 1));
                assertThat(before * now).as("seed " + seed).isPositive();
                assertThat(known.get(i).from())
                        .as("seed " + seed)
                        .isGreaterThan(known.get(i - 1).to());
            }
        }
    }

    private static double share(Band band) {
        return (double) band.defaults() / band.firms();
    }

    private Points points(String factor) {
        return card.points().stream()
                .filter(p -> p.factor().name().equals(factor))
                .findFirst()
                .orElseThrow();
    }

    private List<Band> bands(String factor) {
        return points(factor).bands().stream().filter(b -> !b.missing()).toList();
    }
}
