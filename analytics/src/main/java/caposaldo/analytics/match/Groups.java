package caposaldo.analytics.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What follows from pairs: groups of records that mean the same, or links of one to one. */
public final class Groups {

    private static final Comparator<ScoredPair> SUREST_FIRST = Comparator.comparingDouble(ScoredPair::chance)
            .reversed()
            .thenComparingLong(ScoredPair::left)
            .thenComparingLong(ScoredPair::right);

    private Groups() {}

    /**
     * Records joined through others belong together: if A is B and B is C, A is C.
     *
     * @param atLeast the chance from which a pair joins
     * @return groups of two and more, each ascending, in the order of their first members
     */
    public static List<List<Long>> transitive(Collection<ScoredPair> pairs, double atLeast) {
        Map<Long, Long> parents = new HashMap<>();
        for (ScoredPair pair : pairs) {
            if (pair.chance() >= atLeast) {
                long left = root(parents, pair.left());
                long right = root(parents, pair.right());
                parents.put(Math.max(left, right), Math.min(left, right));
            }
        }
        Map<Long, List<Long>> groups = new TreeMap<>();
        parents.keySet().stream()
                .sorted()
                .forEach(id -> groups.computeIfAbsent(root(parents, id), unused -> new ArrayList<>())
                        .add(id));
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }

    /** Every record is linked once at most; the surest pairs are linked first. */
    public static List<ScoredPair> oneToOne(Collection<ScoredPair> pairs, double atLeast) {
        Set<Long> left = new HashSet<>();
        Set<Long> right = new HashSet<>();
        List<ScoredPair> links = new ArrayList<>();
        pairs.stream().filter(p -> p.chance() >= atLeast).sorted(SUREST_FIRST).forEach(pair -> {
            if (!left.contains(pair.left()) && !right.contains(pair.right())) {
                left.add(pair.left());
                right.add(pair.right());
                links.add(pair);
            }
        });
        return links;
    }

    private static long root(Map<Long, Long> parents, long id) {
        long root = id;
        for (Long parent = parents.get(root); parent != null && parent != root; parent = parents.get(root)) {
            root = parent;
        }
        parents.put(id, root);
        return root;
    }
}
