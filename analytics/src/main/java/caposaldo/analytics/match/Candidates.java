package caposaldo.analytics.match;

import caposaldo.analytics.match.Comparison.Prepared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

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
    /** Who has a key, ascending; keys that too many have are left out. */
    private final Map<Key, int[]> index = new HashMap<>();

    private final int records;
    /** What each indexed record shares with the one being asked for; zeros between two questions. */
    private final double[] shared;
    /** The records that share anything with the one being asked for. */
    private final int[] met = new int[MOST_RECORDS_MET];

    Candidates(List<Field> fields, List<Prepared> indexed) {
        this.fields = fields;
        this.records = indexed.size();
        this.shared = new double[records];
        Map<Key, List<Integer>> building = new HashMap<>();
        for (int i = 0; i < indexed.size(); i++) {
            for (Key key : keys(indexed.get(i))) {
                List<Integer> holders = building.computeIfAbsent(key, unused -> new ArrayList<>());
                if (holders.size() <= MOST_RECORDS_MET) {
                    holders.add(i);
                }
            }
        }
        building.forEach((key, list) -> {
            if (list.size() <= MOST_RECORDS_MET) {
                index.put(key, list.stream().mapToInt(Integer::intValue).toArray());
            }
        });
    }

    /** Pairs within one list. */
    static Set<Pair> within(List<Field> fields, List<Prepared> list, IntConsumer progress) {
        var candidates = new Candidates(fields, list);
        Set<Pair> pairs = new LinkedHashSet<>();
        for (int i = 0; i < list.size(); i++) {
            for (int neighbour : candidates.nearest(list.get(i), i)) {
                pairs.add(new Pair(Math.min(i, neighbour), Math.max(i, neighbour)));
            }
            progress.accept(i + 1);
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

    /** A key of the record asked for, with those who have it too. */
    private record Shared(int[] holders, double worth) {}

    private int[] nearest(Prepared record, int itself) {
        int known = 0;
        int walked = 0;
        for (Shared key : rarestFirst(record)) {
            walked += key.holders.length;
            if (walked > MOST_RECORDS_MET) {
                break;
            }
            for (int holder : key.holders) {
                if (holder != itself) {
                    if (shared[holder] == 0) {
                        met[known++] = holder;
                    }
                    shared[holder] += key.worth;
                }
            }
        }
        int[] best = best(known);
        for (int i = 0; i < known; i++) {
            shared[met[i]] = 0;
        }
        return best;
    }

    private List<Shared> rarestFirst(Prepared record) {
        List<Shared> found = new ArrayList<>();
        for (Key key : keys(record)) {
            int[] holders = index.getOrDefault(key, NOBODY);
            if (holders.length > 0) {
                double rarity = Math.log((records + 1.0) / holders.length) * (key.whole() ? 3 : 1);
                found.add(new Shared(holders, rarity + 1e-9));
            }
        }
        found.sort(Comparator.comparingInt(key -> key.holders.length));
        return found;
    }

    /** Of those met, the few that share most; of equals, the first in the list. */
    private int[] best(int known) {
        int[] best = new int[Math.min(NEIGHBOURS, known)];
        int kept = 0;
        for (int i = 0; i < known; i++) {
            int at = kept;
            while (at > 0 && before(met[i], best[at - 1])) {
                at--;
            }
            if (at < best.length) {
                kept = Math.min(kept + 1, best.length);
                System.arraycopy(best, at, best, at + 1, kept - at - 1);
                best[at] = met[i];
            }
        }
        return best;
    }

    private boolean before(int one, int other) {
        return shared[one] != shared[other] ? shared[one] > shared[other] : one < other;
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
