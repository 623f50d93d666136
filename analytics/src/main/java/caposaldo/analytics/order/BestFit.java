package caposaldo.analytics.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The part of an order that brings most within an amount: the margin of what goes out, and for each product that goes
 * out at all what a wider range is worth. An integer programme, solved by {@link BoundedSearch}; what comes out is checked
 * in exact amounts, so that rounding never lets a cent too much through.
 *
 * @param lineWorth what one more product is worth beside its margin, in the order's currency, 0 or more
 */
public record BestFit(double lineWorth) {

    /**
     * @param quantity wanted, a multiple of {@code step}
     * @param step by which it may be less, above zero
     * @param amount of one unit with tax, 0 or more, unrounded
     * @param margin of one unit without tax; negative for what is sold at a loss
     */
    public record Line(BigDecimal quantity, BigDecimal step, BigDecimal amount, double margin) {

        public Line {
            if (quantity.signum() <= 0 || step.signum() <= 0 || amount.signum() < 0 || !Double.isFinite(margin)) {
                throw new IllegalArgumentException("a line has a quantity, a step, an amount and a margin");
            }
            if (quantity.remainder(step).signum() != 0) {
                throw new IllegalArgumentException(quantity + " is no multiple of " + step);
            }
        }

        int steps() {
            return quantity.divideToIntegralValue(step).intValueExact();
        }

        double amountOfStep() {
            return amount.multiply(step).doubleValue();
        }

        double marginOfStep() {
            return margin * step.doubleValue();
        }
    }

    /**
     * @param quantities of each line, in the order handed in; 0 for what stays behind
     * @param worth the margin and the range they bring
     * @param proven whether nothing within the amount brings a ten-thousandth more; false when time ran out before that was known
     */
    public record Fit(List<BigDecimal> quantities, double worth, boolean proven) {

        public Fit {
            quantities = List.copyOf(quantities);
        }

        /** How many products go out, in whatever quantity. */
        public int lines() {
            return (int) quantities.stream().filter(q -> q.signum() > 0).count();
        }
    }

    private static final long MOST_MILLIS = 300;
    private static final int MOST_TRIES = 8;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /**
     * @param room the most that may go out, with tax
     * @param amount what quantities come to exactly, with tax, rounded as the document rounds it; never falls when a
     *     quantity rises
     */
    public Fit of(List<Line> lines, BigDecimal room, Function<List<BigDecimal>, BigDecimal> amount) {
        var all = lines.stream().map(Line::quantity).toList();
        if (lines.stream().allMatch(line -> line.marginOfStep() >= 0) && fits(all, room, amount)) {
            return new Fit(all, worth(lines, all), true);
        }
        Fit greedy = greedy(lines, room, amount);
        BigDecimal within = room;
        for (int i = 0; i < MOST_TRIES && within.signum() >= 0; i++) {
            Fit found = solved(lines, within);
            BigDecimal over = amount.apply(found.quantities()).subtract(room);
            if (over.signum() <= 0) {
                return found.worth() >= greedy.worth() ? found : greedy;
            }
            within = within.subtract(over.max(CENT));
        }
        return greedy;
    }

    private static boolean fits(
            List<BigDecimal> quantities, BigDecimal room, Function<List<BigDecimal>, BigDecimal> amount) {
        return amount.apply(quantities).compareTo(room) <= 0;
    }

    private double worth(List<Line> lines, List<BigDecimal> quantities) {
        return IntStream.range(0, lines.size())
                .mapToDouble(i -> lines.get(i).margin() * quantities.get(i).doubleValue()
                        + (quantities.get(i).signum() > 0 ? lineWorth : 0))
                .sum();
    }

    /** As large as can be, in the order of what each cent of credit brings: never better than solved, never without an answer. */
    private Fit greedy(List<Line> lines, BigDecimal room, Function<List<BigDecimal>, BigDecimal> amount) {
        var quantities =
                new ArrayList<>(lines.stream().map(line -> BigDecimal.ZERO).toList());
        IntStream.range(0, lines.size())
                .boxed()
                .filter(i -> worthOfWhole(lines.get(i)) > 0)
                .sorted(Comparator.comparingDouble(
                        i -> -worthOfWhole(lines.get(i)) / (1e-9 + wholeAmount(lines.get(i)))))
                .forEach(i -> quantities.set(i, most(lines.get(i), i, quantities, room, amount)));
        return new Fit(quantities, worth(lines, quantities), false);
    }

    private double worthOfWhole(Line line) {
        return line.margin() * line.quantity().doubleValue() + lineWorth;
    }

    private static double wholeAmount(Line line) {
        return line.amount().multiply(line.quantity()).doubleValue();
    }

    /** By halving: the amount never falls when a quantity rises. */
    private static BigDecimal most(
            Line line,
            int at,
            List<BigDecimal> others,
            BigDecimal room,
            Function<List<BigDecimal>, BigDecimal> amount) {
        int low = 0;
        int high = line.steps();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            var tried = new ArrayList<>(others);
            tried.set(at, times(line, middle));
            if (fits(tried, room, amount)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return times(line, low);
    }

    private static BigDecimal times(Line line, int steps) {
        return line.step().multiply(BigDecimal.valueOf(steps));
    }

    private Fit solved(List<Line> lines, BigDecimal room) {
        var search = new BoundedSearch(
                lines.stream().mapToInt(Line::steps).toArray(),
                lines.stream().mapToDouble(Line::amountOfStep).toArray(),
                lines.stream().mapToDouble(Line::marginOfStep).toArray(),
                lineWorth);
        boolean proven = search.run(room.doubleValue(), MOST_MILLIS);
        var steps = search.best();
        var quantities = IntStream.range(0, lines.size())
                .mapToObj(i -> times(lines.get(i), steps[i]))
                .toList();
        return new Fit(quantities, worth(lines, quantities), proven);
    }

    /** What is worth as much as a tenth of what a line of the order brings on average: range beside margin. */
    public static BestFit usual(List<Line> lines) {
        double[] margins = lines.stream()
                .mapToDouble(line -> Math.max(0, line.margin() * line.quantity().doubleValue()))
                .toArray();
        return new BestFit(Arrays.stream(margins).average().orElse(0) / 10);
    }

    /** The largest step of whole packs that divides the quantity. */
    public static BigDecimal step(BigDecimal quantity, List<BigDecimal> packs) {
        return packs.stream()
                .filter(pack -> pack.signum() > 0 && quantity.remainder(pack).signum() == 0)
                .max(Comparator.naturalOrder())
                .orElse(quantity.stripTrailingZeros().scale() <= 0 ? BigDecimal.ONE : quantity);
    }
}
