package caposaldo.analytics.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinsTests {

    /** Of a number of cases that shares a divisor with the number of bins a share once began twice. */
    @Test
    void thereIsNeverABinTooManyHoweverManyCasesThereAre() {
        for (int cases = 1; cases < 4_000; cases++) {
            Bins bins = new Bins(rows(cases));
            assertThat(bins.count(0)).as("%d cases", cases).isLessThanOrEqualTo(Bins.MOST);
        }
    }

    @Test
    void fewDifferentMeasuresHaveABinEach() {
        Bins bins = new Bins(rows(Bins.MOST - 1));
        assertThat(bins.count(0)).isEqualTo(Bins.MOST);
        assertThat(IntStream.range(0, Bins.MOST - 1)
                        .map(i -> bins.of(0)[i] & 0xff)
                        .distinct()
                        .count())
                .isEqualTo(Bins.MOST - 1);
    }

    /** Many cases, about equally many to a bin. */
    @Test
    void manyMeasuresAreSharedOutEvenly() {
        int cases = 25_300;
        Bins bins = new Bins(rows(cases));
        int[] held = new int[Bins.MOST];
        for (byte bin : bins.of(0)) {
            held[bin & 0xff]++;
        }
        assertThat(held[0]).as("none is missing").isZero();
        assertThat(IntStream.range(1, bins.count(0)).map(bin -> held[bin])).allMatch(n -> n == 100);
    }

    private static double[][] rows(int cases) {
        return IntStream.range(0, cases).mapToObj(i -> new double[] {i / 3.0}).toArray(double[][]::new);
    }
}
