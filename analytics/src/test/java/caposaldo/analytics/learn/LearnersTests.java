package caposaldo.analytics.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class LearnersTests {

    @Test
    void logisticRegressionOfOneYesOrNoIsTheShareOfYes() {
        // Of four with the sign three say yes, of four without it one does.
        double[][] measures = {{1}, {1}, {1}, {1}, {0}, {0}, {0}, {0}};
        boolean[] answers = {true, true, true, false, true, false, false, false};
        var regression = LogisticRegression.fit(measures, answers, 1e-6);
        assertThat(regression.chance(new double[] {1})).isCloseTo(0.75, within(1e-6));
        assertThat(regression.chance(new double[] {0})).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void answersThatSeparateCleanlyAndMeasuresThatNeverChangeAreNoTrouble() {
        double[][] measures = {{1, 5}, {2, 5}, {3, 5}, {4, 5}};
        var regression = LogisticRegression.fit(measures, new boolean[] {false, false, true, true}, 0.01);
        assertThat(regression.chance(new double[] {1, 5})).isLessThan(0.1);
        assertThat(regression.chance(new double[] {4, 5})).isGreaterThan(0.9);
    }

    @Test
    void forestLearnsWhatNoSingleMeasureTells(TestReporter reporter) {
        long seed = System.nanoTime();
        reporter.publishEntry("seed", Long.toString(seed));
        Random random = new Random(seed);
        double[][] measures = new double[800][];
        boolean[] answers = new boolean[800];
        for (int i = 0; i < measures.length; i++) {
            measures[i] = new double[] {random.nextDouble() - 0.5, random.nextDouble() - 0.5, random.nextDouble()};
            answers[i] = measures[i][0] > 0 ^ measures[i][1] > 0;
        }
        var forest = RandomForest.grow(measures, answers, 100, 1);
        assertThat(forest.chance(new double[] {0.3, -0.3, 0.5}))
                .as("seed " + seed)
                .isGreaterThan(0.8);
        assertThat(forest.chance(new double[] {-0.3, -0.3, 0.5}))
                .as("seed " + seed)
                .isLessThan(0.2);
    }

    @Test
    void equalSeedsGrowEqualForests() {
        double[][] measures = new Random(3)
                .doubles(300)
                .mapToObj(v -> new double[] {v, -v * v})
                .toArray(double[][]::new);
        boolean[] answers = new boolean[300];
        for (int i = 0; i < 300; i++) {
            answers[i] = i % 3 == 0;
        }
        double[] one = chances(RandomForest.grow(measures, answers, 20, 9), measures);
        double[] other = chances(RandomForest.grow(measures, answers, 20, 9), measures);
        assertThat(one).isEqualTo(other);
    }

    @Test
    void negativeMeasuresAreOrderedAsNumbers() {
        double[][] measures = {{-3}, {-2}, {-1}, {-0.5}, {0}, {1}};
        boolean[] answers = {true, true, true, false, false, false};
        var forest = RandomForest.grow(measures, answers, 200, 5);
        assertThat(forest.chance(new double[] {-9})).isGreaterThan(0.9);
        assertThat(forest.chance(new double[] {9})).isLessThan(0.1);
    }

    private static double[] chances(RandomForest forest, double[][] measures) {
        return Arrays.stream(measures).mapToDouble(forest::chance).toArray();
    }
}
