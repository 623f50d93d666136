package caposaldo.analytics.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import caposaldo.analytics.order.BestFit.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BestFitTests {

    private static final BigDecimal TAX = new BigDecimal("1.22");

    private static BigDecimal big(String number) {
        return new BigDecimal(number);
    }

    private static Line line(String quantity, String step, String amount, double margin) {
        return new Line(big(quantity), big(step), big(amount), margin);
    }

    private static Function<List<BigDecimal>, BigDecimal> exactly(List<Line> lines) {
        return quantities -> IntStream.range(0, lines.size())
                .mapToObj(i -> lines.get(i).amount().multiply(quantities.get(i)).setScale(2, RoundingMode.HALF_UP))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void anOrderWithinTheAmountGoesOutWhole() {
        var lines = List.of(line("10", "1", "12.20", 3), line("5", "1", "100", 20));
        var fit = new BestFit(1).of(lines, big("622.00"), exactly(lines));
        assertThat(fit.quantities()).containsExactly(big("10"), big("5"));
        assertThat(fit.proven()).isTrue();
    }

    @Test
    void whatBringsMostStaysAndNotWhatWasTypedFirst() {
        var lines = List.of(line("1", "1", "60", 1), line("1", "1", "50", 20), line("1", "1", "50", 20));
        var fit = new BestFit(0).of(lines, big("100"), exactly(lines));
        assertThat(fit.quantities().stream().map(BigDecimal::intValue)).containsExactly(0, 1, 1);
        assertThat(fit.worth()).isCloseTo(40, within(1e-9));
    }

    @Test
    void aWiderRangeIsWorthMoreThanALittleMargin() {
        var lines = List.of(line("10", "10", "10", 1.1), line("5", "5", "10", 1), line("5", "5", "10", 1));
        assertThat(new BestFit(0).of(lines, big("100"), exactly(lines)).lines()).isEqualTo(1);
        assertThat(new BestFit(5).of(lines, big("100"), exactly(lines)).lines()).isEqualTo(2);
    }

    @Test
    void whatGoesOutGoesInWholePacks() {
        var lines = List.of(line("48", "12", "1.00", 1));
        var fit = new BestFit(0).of(lines, big("40"), exactly(lines));
        assertThat(fit.quantities())
                .singleElement()
                .satisfies(q -> assertThat(q).isEqualByComparingTo("36"));
        assertThat(BestFit.step(big("48"), List.of(big("1"), big("12"), big("10"))))
                .isEqualByComparingTo("12");
        assertThat(BestFit.step(big("7"), List.of(big("12")))).isEqualByComparingTo("1");
        assertThat(BestFit.step(big("2.5"), List.of())).isEqualByComparingTo("2.5");
    }

    @Test
    void withoutRoomNothingGoesAndALossStaysBehind() {
        var lines = List.of(line("2", "1", "10", 3), line("3", "1", "10", -2));
        assertThat(new BestFit(0).of(lines, big("-5"), exactly(lines)).lines()).isZero();
        var fit = new BestFit(0).of(lines, big("1000"), exactly(lines));
        assertThat(fit.quantities().stream().map(BigDecimal::intValue)).containsExactly(2, 0);
    }

    @Test
    void noOtherQuantitiesWithinTheAmountBringMore() {
        long seed = Long.getLong("caposaldo.seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < 1_000; round++) {
            var lines = IntStream.range(0, 2 + random.nextInt(4))
                    .mapToObj(i -> random(random))
                    .toList();
            var amount = exactly(lines);
            var whole = amount.apply(lines.stream().map(Line::quantity).toList());
            var room = whole.multiply(BigDecimal.valueOf(random.nextDouble())).setScale(2, RoundingMode.DOWN);
            var of = new BestFit(random.nextInt(3) * 5);
            var fit = of.of(lines, room, amount);
            assertThat(amount.apply(fit.quantities())).as("seed %d", seed).isLessThanOrEqualTo(room);
            var best = best(of, lines, room, amount);
            assertThat(fit.worth()).as("seed %d, %s", seed, lines).isCloseTo(best, within(0.005 + best * 1e-4));
        }
    }

    /** Amounts of whole cents, so that no rounding stands between the programme and the trial of everything. */
    private static Line random(Random random) {
        var step = BigDecimal.valueOf(1 + random.nextInt(6));
        return new Line(
                step.multiply(BigDecimal.valueOf(1 + random.nextInt(5))),
                step,
                BigDecimal.valueOf(1 + random.nextInt(5000), 2),
                random.nextInt(2000) / 100.0 - 1);
    }

    private static double best(
            BestFit of, List<Line> lines, BigDecimal room, Function<List<BigDecimal>, BigDecimal> amount) {
        return every(lines, 0, new ArrayList<>()).stream()
                .filter(quantities -> amount.apply(quantities).compareTo(room) <= 0)
                .mapToDouble(quantities -> IntStream.range(0, lines.size())
                        .mapToDouble(
                                i -> lines.get(i).margin() * quantities.get(i).doubleValue()
                                        + (quantities.get(i).signum() > 0 ? of.lineWorth() : 0))
                        .sum())
                .max()
                .orElseThrow();
    }

    private static List<List<BigDecimal>> every(List<Line> lines, int at, List<BigDecimal> before) {
        if (at == lines.size()) {
            return List.of(List.copyOf(before));
        }
        var all = new ArrayList<List<BigDecimal>>();
        var line = lines.get(at);
        for (var q = BigDecimal.ZERO; q.compareTo(line.quantity()) <= 0; q = q.add(line.step())) {
            before.add(q);
            all.addAll(every(lines, at + 1, before));
            before.removeLast();
        }
        return all;
    }

    @Test
    void roundingNeverLetsACentTooMuchThroughAndLargeOrdersAreAnsweredInTime() {
        long seed = Long.getLong("caposaldo.seed", System.nanoTime());
        var random = new Random(seed);
        var lines = IntStream.range(0, 200)
                .mapToObj(i -> new Line(
                        BigDecimal.valueOf(1 + random.nextInt(400)),
                        BigDecimal.ONE,
                        BigDecimal.valueOf(1000 + random.nextInt(2_000_000), 4).multiply(TAX),
                        random.nextDouble() * 20))
                .toList();
        var amount = exactly(lines);
        var whole = amount.apply(lines.stream().map(Line::quantity).toList());
        for (int tenth = 1; tenth < 10; tenth += 2) {
            var room =
                    whole.multiply(BigDecimal.valueOf(tenth)).movePointLeft(1).setScale(2, RoundingMode.DOWN);
            long begun = System.nanoTime();
            var fit = BestFit.usual(lines).of(lines, room, amount);
            assertThat(amount.apply(fit.quantities())).as("seed %d", seed).isLessThanOrEqualTo(room);
            assertThat(fit.lines()).isPositive();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }
}
