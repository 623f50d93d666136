package caposaldo.analytics.reconciliation;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/** Lines of both ledgers that are not matched yet; what is matched leaves it. */
final class Pool {

    static final Comparator<Posting> BY_DAY =
            Comparator.comparing(Posting::on).thenComparing(Posting::amount).thenComparing(Posting::key);

    /** A key under which nothing is grouped. */
    static final Object NOTHING = "";

    final Set<Posting> ours;
    final Set<Posting> theirs;
    private final boolean late;
    private final List<Match> matches;

    /** @param matches where what is found is added */
    Pool(Collection<Posting> ours, Collection<Posting> theirs, boolean late, List<Match> matches) {
        this.ours = new LinkedHashSet<>(ours.stream().sorted(BY_DAY).toList());
        this.theirs = new LinkedHashSet<>(theirs.stream().sorted(BY_DAY).toList());
        this.late = late;
        this.matches = matches;
    }

    void take(List<Posting> mine, List<Posting> other, Reason... reasons) {
        mine.forEach(ours::remove);
        other.forEach(theirs::remove);
        matches.add(new Match(mine, other, Set.of(reasons), late));
    }

    /**
     * Pairs lines with the same key in the order of their days, at most so many days apart.
     *
     * @param alike what two lines must have in common besides
     */
    void pair(Function<Posting, Object> key, BiPredicate<Posting, Posting> alike, long days, Reason... reasons) {
        var mine = grouped(ours, key);
        grouped(theirs, key)
                .forEach((same, others) -> pair(mine.getOrDefault(same, List.of()), others, alike, days, reasons));
    }

    private void pair(
            List<Posting> mine,
            List<Posting> others,
            BiPredicate<Posting, Posting> alike,
            long days,
            Reason... reasons) {
        var at = 0;
        for (var other : others) {
            while (at < mine.size() && ChronoUnit.DAYS.between(mine.get(at).on(), other.on()) > days) {
                at++;
            }
            if (at < mine.size()
                    && Math.abs(ChronoUnit.DAYS.between(mine.get(at).on(), other.on())) <= days
                    && alike.test(mine.get(at), other)) {
                take(List.of(mine.get(at++)), List.of(other), reasons);
            }
        }
    }

    /** Several under one key that add up to the same are the same, however they were split. */
    void pairSums(Function<Posting, Object> key, Reason... reasons) {
        var mine = grouped(ours, key);
        grouped(theirs, key).forEach((same, others) -> {
            var own = mine.getOrDefault(same, List.of());
            if (own.size() + others.size() > 2 && !own.isEmpty() && sum(own) == sum(others)) {
                take(own, others, reasons);
            }
        });
    }

    static long sum(Collection<Posting> postings) {
        return postings.stream().mapToLong(Posting::amount).sum();
    }

    static Map<Object, List<Posting>> grouped(Collection<Posting> postings, Function<Posting, Object> key) {
        var groups = new LinkedHashMap<Object, List<Posting>>();
        for (var posting : postings) {
            var named = key.apply(posting);
            if (!named.equals(NOTHING)) {
                groups.computeIfAbsent(named, unseen -> new ArrayList<>()).add(posting);
            }
        }
        return groups;
    }

    /**
     * A line of one side whose amount only one choice of lines of the other side makes, all near its day.
     *
     * @param which lines that may be split or put together
     * @param tries how often it is tried at most: it is the only search here that may take long
     */
    void splits(Predicate<Posting> which, long days, int tries) {
        splits(
                ours,
                theirs,
                which,
                days,
                tries,
                (one, parts) -> take(List.of(one), parts, Reason.SUM, Reason.NEAR_DATE));
        splits(
                theirs,
                ours,
                which,
                days,
                tries,
                (one, parts) -> take(parts, List.of(one), Reason.SUM, Reason.NEAR_DATE));
    }

    @FunctionalInterface
    private interface Taking {
        void take(Posting one, List<Posting> parts);
    }

    private static void splits(
            Set<Posting> whole, Set<Posting> parts, Predicate<Posting> which, long days, int tries, Taking taking) {
        var tried = 0;
        for (var one : List.copyOf(whole)) {
            if (!which.test(one) || tried == tries) {
                continue;
            }
            var near = parts.stream()
                    .filter(which)
                    .filter(part -> part.amount() > 0 == one.amount() > 0
                            && Math.abs(part.amount()) < Math.abs(one.amount())
                            && part.kind().mayBe(one.kind())
                            && Math.abs(ChronoUnit.DAYS.between(part.on(), one.on())) <= days)
                    .limit(SubsetSum.MOST_AMOUNTS + 1L)
                    .toList();
            if (near.size() < 2) {
                continue;
            }
            tried++;
            var found = SubsetSum.of(
                    near.stream().map(part -> Math.abs(part.amount())).toList(), Math.abs(one.amount()));
            if (found.isTheOnlyOne()) {
                taking.take(
                        one, found.subsets().getFirst().stream().map(near::get).toList());
            }
        }
    }
}
