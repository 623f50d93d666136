package caposaldo.analytics.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import caposaldo.analytics.learn.GradientBoosting.Draw;
import caposaldo.analytics.learn.GradientBoosting.Settings;
import caposaldo.analytics.learn.GradientBoosting.Shape;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class GradientBoostingTests {

    private static final Settings SETTINGS = settings(60, 0.1, 5);

    @Test
    void treesLearnWhatNoSingleMeasureTells(TestReporter reporter) {
        long seed = System.nanoTime();
        reporter.publishEntry("seed", Long.toString(seed));
        Random random = new Random(seed);
        double[][] measures = new double[1500][];
        boolean[] answers = new boolean[1500];
        for (int i = 0; i < measures.length; i++) {
            measures[i] = new double[] {random.nextDouble() - 0.5, random.nextDouble() - 0.5, random.nextDouble()};
            answers[i] = measures[i][0] > 0 ^ measures[i][1] > 0;
        }
        var boosting = GradientBoosting.grow(measures, answers, settings(100, 0.1, 5));
        assertThat(boosting.chance(new double[] {0.3, -0.3, 0.5}))
                .as("seed " + seed)
                .isGreaterThan(0.8);
        assertThat(boosting.chance(new double[] {-0.3, -0.3, 0.5}))
                .as("seed " + seed)
                .isLessThan(0.2);
    }

    @Test
    void oneTreeOfFullRateGivesTheNewtonStepOfEachSide() {
        double[][] measures = IntStream.range(0, 100)
                .mapToObj(i -> new double[] {i < 50 ? 1 : 2})
                .toArray(double[][]::new);
        boolean[] answers = new boolean[100];
        Arrays.fill(answers, 40, 60, true);
        Arrays.fill(answers, 60, 70, true);
        // 10 of 50 left, 20 of 50 right: from odds of 30 to 70, a step of (share - .3) / (.3 x .7) each.
        var boosting = GradientBoosting.grow(
                measures, answers, new Settings(1, 1, 1, new Shape(2, 1, 1e-9), new Draw(1, 1), 1));
        double base = Math.log(3 / 7.0);
        assertThat(boosting.explain(new double[] {1}).logOdds()).isCloseTo(base - 0.1 / 0.21, within(1e-6));
        assertThat(boosting.explain(new double[] {2}).logOdds()).isCloseTo(base + 0.1 / 0.21, within(1e-6));
    }

    @Test
    void contributionsSumToTheChanceAndUnusedMeasuresAddNothing() {
        Random random = new Random(8);
        double[][] measures = new double[600][];
        boolean[] answers = new boolean[600];
        for (int i = 0; i < measures.length; i++) {
            measures[i] = new double[] {random.nextGaussian(), 7, random.nextGaussian()};
            answers[i] = measures[i][0] + 0.5 * random.nextGaussian() > 0;
        }
        var boosting = GradientBoosting.grow(measures, answers, SETTINGS);
        for (double[] row : measures) {
            Explanation explanation = boosting.explain(row);
            assertThat(explanation.chance()).isCloseTo(boosting.chance(row), within(1e-9));
            assertThat(explanation.contributions()[1]).isZero();
        }
        assertThat(boosting.explain(new double[] {2, 7, 0}).contributions()[0]).isGreaterThan(1);
    }

    @Test
    void missingValuesAreLearnedFrom() {
        double[][] measures = new double[400][];
        boolean[] answers = new boolean[400];
        for (int i = 0; i < measures.length; i++) {
            measures[i] = new double[] {i % 4 == 0 ? Double.NaN : i};
            answers[i] = i % 4 == 0 && i % 8 < 7 || i % 40 == 1;
        }
        var boosting = GradientBoosting.grow(measures, answers, SETTINGS);
        assertThat(boosting.chance(new double[] {Double.NaN})).isGreaterThan(0.7);
        assertThat(boosting.chance(new double[] {200})).isLessThan(0.3);
    }

    @Test
    void moreDistinctValuesThanBinsKeepTheirOrder() {
        double[][] measures = new Random(2)
                .doubles(5000, -1e6, 1e6)
                .mapToObj(v -> new double[] {v})
                .toArray(double[][]::new);
        boolean[] answers = new boolean[5000];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = measures[i][0] > 123_456;
        }
        var boosting = GradientBoosting.grow(measures, answers, SETTINGS);
        assertThat(boosting.chance(new double[] {100_000})).isLessThan(0.1);
        assertThat(boosting.chance(new double[] {150_000})).isGreaterThan(0.9);
        assertThat(boosting.chance(new double[] {9e9})).isGreaterThan(0.9);
    }

    @Test
    void equalSettingsGrowEqualTrees() {
        Random random = new Random(3);
        double[][] measures = random.doubles(400)
                .mapToObj(v -> new double[] {v, -v * v, random.nextDouble()})
                .toArray(double[][]::new);
        boolean[] answers = new boolean[400];
        for (int i = 0; i < 400; i++) {
            answers[i] = i % 3 == 0;
        }
        var one = GradientBoosting.grow(measures, answers, SETTINGS);
        var other = GradientBoosting.grow(measures, answers, SETTINGS);
        for (double[] row : measures) {
            assertThat(one.chance(row)).isEqualTo(other.chance(row));
        }
    }

    @Test
    void oneKindOfAnswerTeachesNothing() {
        assertThatThrownBy(() -> GradientBoosting.grow(new double[2][1], new boolean[2], SETTINGS))
                .hasMessageContaining("both kinds");
    }

    @Test
    void regressionTellsWhatEachMeasureAdds() {
        double[][] measures = {{1}, {1}, {1}, {1}, {0}, {0}, {0}, {0}};
        boolean[] answers = {true, true, true, false, true, false, false, false};
        var regression = LogisticRegression.fit(measures, answers, 1e-6);
        assertThat(regression.explain(new double[] {1}).chance())
                .isCloseTo(regression.chance(new double[] {1}), within(1e-12));
        assertThat(regression.slope(0)).isCloseTo(Math.log(9), within(1e-4));
    }

    private static Settings settings(int rounds, double rate, int leastCases) {
        return new Settings(2, rounds, rate, new Shape(8, leastCases, 1), new Draw(0.8, 1), 5);
    }
}
