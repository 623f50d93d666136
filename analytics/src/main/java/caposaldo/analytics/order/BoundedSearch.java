package caposaldo.analytics.order;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A bounded knapsack in which the first step of each line is worth more than the others (its place in the range), by
 * branch and bound: lines by what their amount brings, the most steps first, a branch cut as soon as what is left could
 * not bring a ten-thousandth more even if steps could be parted (Dantzig 1957; Martello and Toth 1990, chapter 3).
 */
final class BoundedSearch {

    /** Steps of one line that are worth the same: the first alone, or the rest of them. */
    private record Piece(int line, int count, double amount, double worth) {

        double density() {
            return worth / amount;
        }
    }

    private static final double CENT = 0.005;
    /** Nobody waits for the last ten-thousandth of a margin. */
    private static final double ENOUGH = 1e-4;
    /** What amounts reckoned in floating point may differ by and be the same. */
    private static final double SAME = 1e-9;

    private static final int LOOKS_AT_THE_CLOCK = 1024;

    private final int[] steps;
    private final double[] amounts;
    private final double[] margins;
    private final double lineWorth;
    private final int[] order;
    /** The densest first; lines by their place in {@link #order}. */
    private final Piece[] pieces;

    private final int[] now;
    private int[] best;
    private double most;
    private long until;
    private int nodes;
    private boolean late;

    /**
     * @param steps the most of each line
     * @param amounts of one step, 0 or more
     * @param margins of one step
     * @param lineWorth of each line of which anything goes, 0 or more
     */
    BoundedSearch(int[] steps, double[] amounts, double[] margins, double lineWorth) {
        this.amounts = amounts.clone();
        this.margins = margins.clone();
        this.lineWorth = lineWorth;
        this.steps = IntStream.range(0, steps.length)
                .map(i -> margins[i] >= 0 ? steps[i] : margins[i] + lineWorth > 0 ? Math.min(1, steps[i]) : 0)
                .toArray();
        order = IntStream.range(0, steps.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -whole(i)))
                .mapToInt(Integer::intValue)
                .toArray();
        pieces = IntStream.range(0, order.length)
                .boxed()
                .flatMap(this::piecesOf)
                .sorted(Comparator.comparingDouble(Piece::density).reversed())
                .toArray(Piece[]::new);
        now = new int[steps.length];
        best = new int[steps.length];
    }

    /** What a cent of the whole line brings. */
    private double whole(int line) {
        int n = steps[line];
        return n == 0 ? 0 : (margins[line] * n + lineWorth) / (amounts[line] * n + SAME);
    }

    private Stream<Piece> piecesOf(int place) {
        int line = order[place];
        double amount = amounts[line] + SAME;
        var first = new Piece(place, Math.min(1, steps[line]), amount, margins[line] + lineWorth);
        var rest = new Piece(place, Math.max(0, steps[line] - 1), amount, margins[line]);
        return List.of(first, rest).stream().filter(piece -> piece.count() > 0);
    }

    /** @return whether nothing brings a ten-thousandth more; false when time ran out */
    boolean run(double room, long millis) {
        until = System.nanoTime() + millis * 1_000_000;
        if (room >= 0) {
            search(0, room, 0);
        }
        return !late;
    }

    /** How many steps of each line. */
    int[] best() {
        return best.clone();
    }

    private void search(int place, double room, double worth) {
        if (worth > most) {
            most = worth;
            best = now.clone();
        }
        if (place == order.length || isLate()) {
            return;
        }
        int line = order[place];
        int q = amounts[line] == 0 ? steps[line] : (int) Math.min(steps[line], Math.floor(room / amounts[line] + SAME));
        double before = Double.NEGATIVE_INFINITY;
        for (; q >= 0 && !late; q--) {
            double gained = q == 0 ? 0 : margins[line] * q + lineWorth;
            double left = room - amounts[line] * q;
            double bound = worth + gained + atMost(place + 1, left);
            if (bound > most + Math.max(CENT, most * ENOUGH)) {
                now[line] = q;
                search(place + 1, left, worth + gained);
            } else if (bound < before) {
                // With fewer steps it only falls further.
                break;
            }
            before = bound;
        }
        now[line] = 0;
    }

    private boolean isLate() {
        if (++nodes % LOOKS_AT_THE_CLOCK == 0 && System.nanoTime() > until) {
            late = true;
        }
        return late;
    }

    /** What the lines from a place on bring if steps could be parted. */
    private double atMost(int from, double room) {
        double left = room;
        double worth = 0;
        for (Piece piece : pieces) {
            if (piece.line() < from) {
                continue;
            }
            double all = piece.amount() * piece.count();
            if (all > left) {
                return worth + Math.max(0, left) * piece.density();
            }
            left -= all;
            worth += piece.worth() * piece.count();
        }
        return worth;
    }
}
