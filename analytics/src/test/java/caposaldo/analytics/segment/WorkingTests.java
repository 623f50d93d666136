package caposaldo.analytics.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a standing is explained by. */
class WorkingTests {

    private static final LocalDate DAY = LocalDate.of(2025, 12, 31);

    private static ClientFigures client(long number, double value, int orders, String segment) {
        return new ClientFigures(
                number,
                MonthlySeries.of(YearMonth.of(2025, 12), value),
                OrderDays.of(IntStream.range(0, orders)
                        .mapToObj(i -> DAY.minusDays(i * 10L))
                        .toList()),
                Optional.of(segment),
                Map.of());
    }

    @Test
    void placeInTheSegmentCountsRankShareAndTheDistanceToItsLeader() {
        Ranking ranking = KeyAccountIdentification.usual()
                .rank(
                        List.of(
                                client(1, 500, 3, "shops"),
                                client(2, 60, 3, "hotels"),
                                client(3, 30, 3, "hotels"),
                                client(4, 10, 3, "hotels"),
                                client(5, -20, 3, "hotels")),
                        DAY);
        assertThat(ranking.standings().get(2).segment()).contains(new SegmentPlace("hotels", 2, 4, 0.3, 0.5));
        assertThat(ranking.standings().get(4).segment().orElseThrow().share()).isZero();
        assertThat(ranking.standings().getFirst().segment())
                .as("alone in its segment")
                .isEmpty();
    }

    @Test
    void everyScoreForFrequencyFollowsFromTheBorders() {
        Random random = new Random(5);
        List<ClientFigures> clients = IntStream.range(0, 237)
                .mapToObj(i -> client(i + 1, random.nextInt(50), 1 + random.nextInt(30), "shops"))
                .toList();
        Ranking ranking = KeyAccountIdentification.usual().rank(clients, DAY);
        for (Standing standing : ranking.standings()) {
            long above = ranking.borders().frequency().stream()
                    .filter(border -> standing.behaviour().orderDays() > border)
                    .count();
            assertThat(standing.behaviour().rfm().orElseThrow().frequency()).isEqualTo(1 + (int) above);
            double silence = standing.behaviour().rhythm().orElseThrow().gapsSince();
            long below = ranking.borders().recency().stream()
                    .filter(border -> silence < border)
                    .count();
            assertThat(standing.behaviour().rfm().orElseThrow().recency()).isEqualTo(1 + (int) below);
        }
    }

    @Test
    void halvesOfTheScoreAreWeightedMeansOfTheirCriteria() {
        Score score = Scorecard.STARTING_POINT.score(
                Map.of(Criterion.SHARE, 0.2, Criterion.GROWTH, -0.5, Criterion.RHYTHM, 0.5));
        assertThat(score.half(Criterion.Half.ATTRACTIVENESS).orElseThrow())
                .isCloseTo((10 * 10 * 0.30 + 10 * 1 * 0.20) / 0.5, within(1e-9));
        assertThat(score.half(Criterion.Half.STRENGTH).orElseThrow()).isCloseTo(100, within(1e-9));
        assertThat(Scorecard.STARTING_POINT.score(Map.of()).half(Criterion.Half.STRENGTH))
                .isEmpty();
    }

    @Test
    void whoIsKeyCanBeToldFromThePlaceOnTheCurveAlone() {
        Random random = new Random(11);
        for (int round = 0; round < 50; round++) {
            List<ClientFigures> clients = IntStream.range(0, 1 + random.nextInt(40))
                    .mapToObj(i -> client(i + 1, Math.exp(2 * random.nextGaussian()) - 0.1, 1, "shops"))
                    .toList();
            Ranking ranking = KeyAccountIdentification.usual().rank(clients, DAY);
            assertThat(ranking.standings())
                    .allMatch(s -> s.key()
                            == ranking.rules()
                                    .key(s.pareto().share(), s.pareto().shareBefore()));
        }
    }
}
