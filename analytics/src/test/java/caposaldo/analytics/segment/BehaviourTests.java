package caposaldo.analytics.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import caposaldo.analytics.segment.Variability.Grain;
import caposaldo.analytics.segment.Variability.Sigma;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BehaviourTests {

    private static final YearMonth JANUARY = YearMonth.of(2024, 1);

    @Test
    void periodAndSigmaChangeTheXyzClassOfOneSeries() {
        // Mean 100 a month, deviations of 20 that cancel inside every quarter but for 5.
        var series = series(80, 100, 125, 120, 80, 95, 120, 80, 105, 80, 120, 95);
        var monthly = (Variability.Measured) Variability.of(series, Variability.Method.CLASSICAL);
        var population = (Variability.Measured)
                Variability.of(series, new Variability.Method(Grain.MONTH, Sigma.POPULATION, 12, 0.10, 0.25));
        var quarterly = (Variability.Measured)
                Variability.of(series, new Variability.Method(Grain.QUARTER, Sigma.SAMPLE, 4, 0.10, 0.25));
        assertThat(monthly.steadiness()).isEqualTo(Variability.Steadiness.Y);
        assertThat(quarterly.steadiness()).isEqualTo(Variability.Steadiness.X);
        assertThat(population.coefficient()).isCloseTo(monthly.coefficient() * Math.sqrt(11.0 / 12), within(1e-12));
        assertThat(quarterly.coefficient()).isCloseTo(Math.sqrt(100.0 / 3) / 300, within(1e-12));
    }

    @Test
    void elevenMonthsAreTooFewForAMonthlyClass() {
        assertThat(Variability.of(constant(11, 100), Variability.Method.CLASSICAL))
                .isEqualTo(new Variability.Unmeasured(
                        Variability.Obstacle.TOO_FEW_PERIODS, 11, Variability.Method.CLASSICAL));
        assertThat(Variability.of(constant(12, -1), Variability.Method.CLASSICAL))
                .isEqualTo(new Variability.Unmeasured(
                        Variability.Obstacle.MEAN_NOT_POSITIVE, 12, Variability.Method.CLASSICAL));
    }

    @Test
    void recencyIsMeasuredInTheClientsOwnGaps() {
        var weekly = orders(0, 7, 14, 21);
        var rhythm = OrderRhythm.of(weekly, day(42), 30).orElseThrow();
        assertThat(rhythm).isEqualTo(new OrderRhythm(21, 7, OrderRhythm.Basis.OWN));
        assertThat(rhythm.gapsSince()).isEqualTo(3);
        assertThat(rhythm.quiet()).isTrue();
        var quarterly = OrderRhythm.of(orders(0, 90, 180), day(201), 30).orElseThrow();
        assertThat(quarterly.quiet()).isFalse();
    }

    @Test
    void clientOfTwoOrdersIsMeasuredInThePortfoliosGap() {
        assertThat(OrderRhythm.of(orders(0, 3), day(13), 40))
                .contains(new OrderRhythm(10, 40, OrderRhythm.Basis.PORTFOLIO));
        assertThat(OrderRhythm.of(OrderDays.none(), day(13), 40)).isEmpty();
    }

    @Test
    void equalClientsHaveEqualQuintiles() {
        var quintiles = new Quintiles(new double[] {1, 1, 1, 2, 3, 4, 5, 6, 7, 8});
        assertThat(quintiles.highestBest(1)).isEqualTo(1);
        assertThat(quintiles.highestBest(8)).isEqualTo(5);
        assertThat(quintiles.highestBest(4)).isEqualTo(3);
        assertThat(quintiles.lowestBest(1)).isEqualTo(4);
        assertThat(quintiles.lowestBest(8)).isEqualTo(1);
    }

    @Test
    void slopeOfAStraightLineIsExactAndItsIntervalHasNoWidth() {
        var trend = (Growth.Trend) new GrowthMeter(0.95).of(series(100, 110, 120, 130, 140, 150));
        assertThat(trend.basis()).isEqualTo(Growth.Basis.STRAIGHT_LINE);
        assertThat(trend.perYear()).isCloseTo(120 / 125.0, within(1e-12));
        assertThat(trend.low()).isCloseTo(trend.high(), within(1e-9));
        assertThat(trend.direction()).isEqualTo(Growth.Direction.GROWING);
    }

    @Test
    void intervalOfASlopeIsThatOfTheTextbook() {
        // y = 2 3 5 4 6 7: slope 0.942857, standard error 0.166599, t(0.975, 4) = 2.776445.
        var trend = (Growth.Trend) new GrowthMeter(0.95).of(series(2, 3, 5, 4, 6, 7));
        assertThat(trend.perYear() * 4.5 / 12).isCloseTo(0.942857, within(1e-6));
        assertThat((trend.high() - trend.low()) / 2 * 4.5 / 12).isCloseTo(2.776445 * 0.166599, within(1e-5));
    }

    @Test
    void seasonIsNotTakenForGrowthOnceTwoYearsAreThere() {
        double[] season = {10, 10, 10, 20, 30, 40, 50, 60, 70, 90, 150, 200};
        double[] months = IntStream.range(0, 24)
                .mapToDouble(i -> season[i % 12] + (i < 12 ? 0 : 1))
                .toArray();
        var trend = (Growth.Trend) new GrowthMeter(0.95).of(MonthlySeries.of(JANUARY, months));
        assertThat(trend.basis()).isEqualTo(Growth.Basis.YEAR_ON_YEAR);
        assertThat(trend.perYear()).isCloseTo(12 / 740.0, within(1e-12));
        var steady = (Growth.Trend) new GrowthMeter(0.95).of(constant(24, 5));
        assertThat(steady.direction()).isEqualTo(Growth.Direction.UNCLEAR);
    }

    @Test
    void scoreIsTheSumOfItsContributions() {
        var card = new Scorecard(List.of(
                new Scorecard.Rule(Criterion.SHARE, 0.6, new Scale(1, List.of(new Scale.Step(0.1, 8)))),
                new Scorecard.Rule(Criterion.PAYMENT, 0.4, new Scale(2, List.of(new Scale.Step(80, 9))))));
        var score = card.score(Map.of(Criterion.SHARE, 0.1, Criterion.PAYMENT, 79.0));
        assertThat(score.total()).isCloseTo(10 * (0.6 * 8 + 0.4 * 2), within(1e-12));
        assertThat(score.confidence()).isEqualTo(1);
    }

    @Test
    void missingMeasureLowersTheConfidenceAndNotTheScore() {
        var card = new Scorecard(List.of(
                new Scorecard.Rule(Criterion.SHARE, 0.6, new Scale(8, List.of())),
                new Scorecard.Rule(Criterion.PAYMENT, 0.4, new Scale(8, List.of()))));
        var score = card.score(Map.of(Criterion.SHARE, 0.3));
        assertThat(score.total()).isCloseTo(80, within(1e-12));
        assertThat(score.confidence()).isCloseTo(0.6, within(1e-12));
        assertThat(score.missing()).isEqualTo(Map.of(Criterion.PAYMENT, 0.4));
    }

    @Test
    void weightsThatDoNotSumToOneAreRefused() {
        var rule = new Scorecard.Rule(Criterion.SHARE, 0.9, new Scale(1, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scorecard(List.of(rule)));
    }

    @Test
    void entriesAndExitsSayWhetherTheClientOrTheOthersMoved() {
        var identification = KeyAccountIdentification.usual();
        Ranking before = identification.rank(clients(50, 25, 10, 8, 7), day(0));
        Ranking now = identification.rank(clients(60, 5, 10, 40, 5), day(31));
        assertThat(Movement.between(before, now))
                .satisfiesExactly(
                        entered -> assertThat(entered)
                                .isInstanceOfSatisfying(
                                        Movement.Entered.class,
                                        e -> assertThat(e.cause()).isEqualTo(Movement.Cause.OWN_VALUE))
                                .extracting(Movement::client)
                                .isEqualTo(4L),
                        left -> assertThat(left)
                                .isInstanceOfSatisfying(
                                        Movement.Left.class,
                                        l -> assertThat(l.cause()).isEqualTo(Movement.Cause.OWN_VALUE))
                                .extracting(Movement::client)
                                .isEqualTo(2L),
                        left -> assertThat(left)
                                .isInstanceOfSatisfying(
                                        Movement.Left.class,
                                        l -> assertThat(l.cause()).isEqualTo(Movement.Cause.THE_OTHERS))
                                .extracting(Movement::client)
                                .isEqualTo(3L));
    }

    private static List<ClientFigures> clients(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(
                        i -> new ClientFigures(i + 1L, series(values[i]), OrderDays.none(), Optional.empty(), Map.of()))
                .toList();
    }

    private static MonthlySeries series(double... values) {
        return MonthlySeries.of(JANUARY, values);
    }

    private static MonthlySeries constant(int months, double value) {
        return series(Collections.nCopies(months, value).stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    private static OrderDays orders(int... days) {
        return OrderDays.of(IntStream.of(days).mapToObj(BehaviourTests::day).toList());
    }

    private static LocalDate day(int number) {
        return LocalDate.of(2025, 1, 1).plusDays(number);
    }
}
