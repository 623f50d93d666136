package caposaldo.analytics.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which of some amounts add up to another: looked for exhaustively within bounds, so that "the only one" is known. */
public final class SubsetSum {

    /** More amounts are not tried: almost any sum can be made of them. */
    public static final int MOST_AMOUNTS = 24;

    private static final int MOST_STEPS = 50_000;

    private final long[] amounts;
    private final long[] left;
    private final int[] places;
    private final List<Integer> chosen = new ArrayList<>();
    private final List<List<Integer>> found = new ArrayList<>();
    private int steps;

    /**
     * What was found.
     *
     * @param subsets at most two, each the places of its amounts
     * @param complete whether all was tried, or two were found
     */
    public record Found(List<List<Integer>> subsets, boolean complete) {

        public boolean isTheOnlyOne() {
            return complete && subsets.size() == 1;
        }
    }

    private SubsetSum(List<Long> all) {
        places = IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparing((Integer place) -> all.get(place)).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        amounts = IntStream.of(places).mapToLong(all::get).toArray();
        left = new long[amounts.length + 1];
        for (var i = amounts.length - 1; i >= 0; i--) {
            left[i] = left[i + 1] + amounts[i];
        }
    }

    /** @param amounts each above zero */
    public static Found of(List<Long> amounts, long sum) {
        if (amounts.size() > MOST_AMOUNTS) {
            return new Found(List.of(), false);
        }
        var search = new SubsetSum(amounts);
        search.from(0, sum);
        return new Found(List.copyOf(search.found), search.found.size() > 1 || search.steps <= MOST_STEPS);
    }

    private void from(int at, long wanted) {
        if (wanted == 0) {
            found.add(chosen.stream().sorted().toList());
            return;
        }
        for (var i = at; i < amounts.length && left[i] >= wanted; i++) {
            if (found.size() > 1 || ++steps > MOST_STEPS) {
                return;
            }
            if (amounts[i] <= wanted) {
                chosen.addLast(places[i]);
                from(i + 1, wanted - amounts[i]);
                chosen.removeLast();
            }
        }
    }
}
