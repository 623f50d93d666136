package caposaldo.analytics.match;

import caposaldo.analytics.match.Comparison.Prepared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Blocking: which pairs are worth comparing. A record meets the records that share the rarest
 * trigrams with it in the same field, and every record with the same code (phone, tax number) while
 * few have it.
 */
final class Candidates {

    /** Positions in the two lists; of one list with itself, the first is the smaller. */
    record Pair(int left, int right) {}

    /** A trigram in a field, or a whole code. */
    private record Key(int field, int hash, boolean whole) {}

    private static final int[] NOBODY = {};
    private static final int NEIGHBOURS = 12;
    /** The rarest keys are walked first, and no further than to this many records, however long the list. */
    private static final int MOST_RECORDS_MET = 3_000;

    private final List<Field> fields;
    private final Map<Key, int[]> index = new HashMap<>();
    private final int records;
    /** What each indexed record shares with the one being asked for; zeros between two questions. */
    private final double[] shared;

    Candidates(List<Field> fields, List<Prepared> indexed) {
        this.fields = fields;
        this.records = indexed.size();
        this.shared = new double[records];
        Map<Key, List<Integer>> building = new HashMap<>();
        for (int i = 0; i < indexed.size(); i++) {
            for (Key key : keys(indexed.get(i))) {
                building.computeIfAbsent(key, unused -> new ArrayList<>()).add(i);
            }
        }
        building.forEach((key, list) -> {
            if (list.size() <= MOST_RECORDS_MET) {
                index.put(key, list.stream().mapToInt(Integer::intValue).toArray());
            }
        });
    }

    /** Pairs within one list. */
    static Set<Pair> within(List<Field> fields, List<Prepared> list) {
        var candidates = new Candidates(fields, list);
        Set<Pair> pairs = new LinkedHashSet<>();
        for (int i = 0; i < list.size(); i++) {
            for (int neighbour : candidates.nearest(list.get(i), i)) {
                pairs.add(new Pair(Math.min(i, neighbour), Math.max(i, neighbour)));
            }
        }
        return pairs;
    }

    /** Pairs of a record of each list. */
    static Set<Pair> between(List<Field> fields, List<Prepared> left, List<Prepared> right) {
        var candidates = new Candidates(fields, right);
        Set<Pair> pairs = new LinkedHashSet<>();
        for (int i = 0; i < left.size(); i++) {
            for (int neighbour : candidates.nearest(left.get(i), -1)) {
                pairs.add(new Pair(i, neighbour));
            }
        }
        return pairs;
    }

    private List<Integer> nearest(Prepared record, int itself) {
        List<Integer> met = new ArrayList<>();
        List<Key> rarestFirst = keys(record).stream()
                .filter(index::containsKey)
                .sorted(Comparator.comparingInt(key -> holders(key).length))
                .toList();
        int walked = 0;
        for (Key key : rarestFirst) {
            int[] holders = holders(key);
            walked += holders.length;
            if (walked > MOST_RECORDS_MET) {
                break;
            }
            double rarity = Math.log((records + 1.0) / holders.length) * (key.whole() ? 3 : 1);
            for (int holder : holders) {
                if (holder != itself) {
                    if (shared[holder] == 0) {
                        met.add(holder);
                    }
                    shared[holder] += rarity + 1e-9;
                }
            }
        }
        var best = new PriorityQueue<Integer>(
                Comparator.comparingDouble((Integer i) -> shared[i]).thenComparing(Comparator.reverseOrder()));
        for (int holder : met) {
            best.add(holder);
            if (best.size() > NEIGHBOURS) {
                best.poll();
            }
        }
        met.forEach(holder -> shared[holder] = 0);
        return List.copyOf(best);
    }

    private int[] holders(Key key) {
        return index.getOrDefault(key, NOBODY);
    }

    private List<Key> keys(Prepared record) {
        List<Key> keys = new ArrayList<>();
        for (int f = 0; f < fields.size(); f++) {
            Value value = record.values()[f];
            if (value.blank() || fields.get(f).kind() == Field.Kind.NUMBER) {
                continue;
            }
            int field = f;
            Arrays.stream(value.trigrams()).forEach(hash -> keys.add(new Key(field, hash, false)));
            if (fields.get(f).kind() == Field.Kind.CODE) {
                keys.add(new Key(f, value.text().hashCode(), true));
            }
        }
        return keys;
    }
}
