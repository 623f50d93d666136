package caposaldo.analytics.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class KeyAccountIdentificationTests {

    private static final LocalDate END_OF_YEAR = LocalDate.of(2025, 12, 31);
    private final KeyAccountIdentification identification = KeyAccountIdentification.usual();

    @Test
    void clientOfTenPercentIsKeyByItselfAndOneOfTwentyIsAConcentrationRisk() {
        Ranking ranking = rank(20, 10, 9.99, 9.99, 10.02, 10, 10, 10, 10);
        assertThat(standing(ranking, 1).reasons())
                .hasAtLeastOneElementOfType(KeyReason.Individual.class)
                .hasAtLeastOneElementOfType(KeyReason.Concentration.class);
        assertThat(standing(ranking, 2).reasons())
                .hasAtLeastOneElementOfType(KeyReason.Individual.class)
                .noneMatch(reason -> reason instanceof KeyReason.Concentration);
        assertThat(standing(ranking, 3).reasons()).isEmpty();
    }

    @Test
    void smallestSetThatReachesTheThresholdIsKeyTogether() {
        Ranking ranking = rank(40, 25, 15, 12, 8);
        assertThat(ranking.keyAccounts()).extracting(Standing::client).containsExactly(1L, 2L, 3L, 4L);
        assertThat(standing(ranking, 3).reasons()).contains(new KeyReason.Together(3, 3, 0.80, 0.80));
        assertThat(standing(ranking, 4).reasons()).containsExactly(new KeyReason.Individual(0.12, 0.10));
    }

    @Test
    void tenEqualClientsReachSeventyPercentWithSevenInSpiteOfRounding() {
        var seventy = new KeyAccountIdentification(
                KeyAccountRules.OF_THE_BRIEF.together(0.70),
                Scorecard.STARTING_POINT,
                Variability.Method.CLASSICAL,
                new GrowthMeter(0.95),
                12);
        double[] tenths = new double[10];
        Arrays.fill(tenths, 0.1);
        Ranking ranking = seventy.rank(clients(tenths), END_OF_YEAR);
        assertThat(ranking.standings().stream()
                        .flatMap(s -> s.reasons().stream())
                        .filter(r -> r instanceof KeyReason.Together))
                .hasSize(7);
    }

    @Test
    void largestClientIsAWhateverItBringsAsTheShareBeforeTheRowCounts() {
        Ranking ranking = rank(96, 3, 1, 0, -5);
        assertThat(ranking.standings())
                .extracting(s -> s.pareto().abc())
                .containsExactly(AbcClass.A, AbcClass.C, AbcClass.C, AbcClass.C, AbcClass.D);
        assertThat(rank(70, 12, 13, 5).standings())
                .extracting(s -> s.pareto().abc())
                .containsExactly(AbcClass.A, AbcClass.A, AbcClass.B, AbcClass.C);
    }

    @Test
    void clientThatCostsMoneyIsOutsideTheBase() {
        Ranking ranking = rank(60, 40, -900);
        assertThat(ranking.total()).isEqualTo(100);
        assertThat(standing(ranking, 3).pareto().share()).isZero();
        assertThat(standing(ranking, 3).key()).isFalse();
    }

    @Test
    void companyWithoutAnyValueHasNoKeyAccounts() {
        assertThat(rank(0, 0, -1).keyAccounts()).isEmpty();
        assertThat(rank().standings()).isEmpty();
    }

    @Test
    void concentrationIsTheSumOfSquaredShares() {
        assertThat(rank(50, 30, 20).concentration()).isCloseTo(0.38, within(1e-12));
    }

    @Test
    void leaderOfASegmentIsMeasuredAgainstTheSegmentOnly() {
        List<ClientFigures> clients = new ArrayList<>(clients(1000, 80, 40, 20));
        clients.replaceAll(c -> c.client() == 1
                ? c
                : new ClientFigures(c.client(), c.months(), c.orders(), Optional.of("hotels"), Map.of()));
        Ranking ranking = identification.rank(clients, END_OF_YEAR);
        assertThat(contribution(standing(ranking, 2), Criterion.LEADERSHIP)).isEqualTo(1.0);
        assertThat(contribution(standing(ranking, 3), Criterion.LEADERSHIP)).isEqualTo(0.5);
        assertThat(standing(ranking, 1).score().missing()).containsKey(Criterion.LEADERSHIP);
    }

    @Test
    void sharesSumToOneAndTheSetIsMinimalAndTheOrderOfClientsDoesNotMatter(TestReporter reporter) {
        long seed = System.nanoTime();
        reporter.publishEntry("seed", Long.toString(seed));
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            double[] values = IntStream.range(0, 1 + random.nextInt(60))
                    .mapToDouble(i -> Math.rint(Math.exp(4 * random.nextGaussian()) * 100 - 20) / 100)
                    .toArray();
            if (Arrays.stream(values).noneMatch(v -> v > 0)) {
                continue;
            }
            List<ClientFigures> clients = clients(values);
            Ranking ranking = identification.rank(clients, END_OF_YEAR);
            double shares = ranking.standings().stream()
                    .mapToDouble(s -> s.pareto().share())
                    .sum();
            assertThat(shares).as("seed " + seed).isCloseTo(1, within(1e-9));
            assertThatTheSetIsMinimal(ranking, seed);
            List<ClientFigures> shuffled = new ArrayList<>(clients);
            Collections.shuffle(shuffled, random);
            assertThat(identification.rank(shuffled, END_OF_YEAR).standings())
                    .as("seed " + seed)
                    .usingRecursiveComparison()
                    .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b), Double.class)
                    .isEqualTo(ranking.standings());
        }
    }

    private static void assertThatTheSetIsMinimal(Ranking ranking, long seed) {
        double[] shares = ranking.standings().stream()
                .filter(s -> s.reasons().stream().anyMatch(r -> r instanceof KeyReason.Together))
                .mapToDouble(s -> s.pareto().share())
                .toArray();
        double sum = Arrays.stream(shares).sum();
        assertThat(sum).as("seed " + seed).isGreaterThanOrEqualTo(0.8 - 1e-9);
        // The set is the largest clients, so any smaller set brings at most the set without its smallest.
        assertThat(sum - Arrays.stream(shares).min().orElseThrow())
                .as("seed " + seed)
                .isLessThan(0.8);
    }

    private Ranking rank(double... values) {
        return identification.rank(clients(values), END_OF_YEAR);
    }

    private static List<ClientFigures> clients(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i ->
                        ClientFigures.of(i + 1L, MonthlySeries.of(YearMonth.of(2025, 12), values[i]), OrderDays.none()))
                .toList();
    }

    private static Standing standing(Ranking ranking, long client) {
        return ranking.standings().stream()
                .filter(s -> s.client() == client)
                .findFirst()
                .orElseThrow();
    }

    private static double contribution(Standing standing, Criterion criterion) {
        return standing.score().contributions().stream()
                .filter(c -> c.criterion() == criterion)
                .findFirst()
                .orElseThrow()
                .measure();
    }
}
