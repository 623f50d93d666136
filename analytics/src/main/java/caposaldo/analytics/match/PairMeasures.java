package caposaldo.analytics.match;

import caposaldo.analytics.match.Comparison.Prepared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that may tell a match from a near miss, for a learner to choose from: several
 * similarities of every field and of the records as a whole. Rare words count more than common ones;
 * words with digits (house numbers, models) are compared apart, as one digit makes another thing.
 */
final class PairMeasures {

    private final List<Field> fields;
    private final Map<String, Integer> holders = new HashMap<>();
    private final int records;

    /** @param known records to learn from which words are rare */
    PairMeasures(List<Field> fields, Collection<Prepared> known) {
        this.fields = fields;
        this.records = known.size();
        known.forEach(record -> new HashSet<>(words(record)).forEach(word -> holders.merge(word, 1, Integer::sum)));
    }

    double[] of(Prepared one, Prepared other) {
        List<Double> measures = new ArrayList<>();
        for (int f = 0; f < fields.size(); f++) {
            field(fields.get(f).kind(), one.values()[f], other.values()[f], measures);
        }
        whole(words(one), words(other), measures);
        return measures.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void field(Field.Kind kind, Value one, Value other, List<Double> measures) {
        boolean missing = one.blank() || other.blank();
        switch (kind) {
            case TEXT -> {
                measures.add(missing ? Comparison.MISSING : Similarity.edits(one.text(), other.text()));
                measures.add(missing ? Comparison.MISSING : Similarity.jaroWinkler(one.text(), other.text()));
                measures.add(missing ? Comparison.MISSING : Similarity.words(one.words(), other.words()));
                measures.add(missing ? Comparison.MISSING : Similarity.contained(one.words(), other.words()));
                measures.add(missing ? Comparison.MISSING : Value.dice(one.trigrams(), other.trigrams()));
                measures.add(missing ? Comparison.MISSING : cosine(List.of(one.words()), List.of(other.words())));
                measures.add(numbers(List.of(one.words()), List.of(other.words())));
            }
            case CODE -> {
                measures.add(missing ? Comparison.MISSING : Similarity.edits(one.text(), other.text()));
                measures.add(missing ? Comparison.MISSING : Similarity.jaroWinkler(one.text(), other.text()));
                measures.add(missing ? Comparison.MISSING : one.text().equals(other.text()) ? 1.0 : 0.0);
            }
            case NUMBER -> {
                boolean both = one.number().isPresent() && other.number().isPresent();
                measures.add(
                        both
                                ? Similarity.numbers(
                                        one.number().getAsDouble(),
                                        other.number().getAsDouble())
                                : Comparison.MISSING);
            }
        }
    }

    private void whole(List<String> one, List<String> other, List<Double> measures) {
        measures.add(cosine(one, other));
        measures.add(numbers(one, other));
        measures.add(rareFound(one, other));
        measures.add(rareFound(other, one));
        measures.add(Similarity.contained(one.toArray(String[]::new), other.toArray(String[]::new)));
    }

    /** Cosine of the words' rarities. */
    private double cosine(List<String> one, List<String> other) {
        Set<String> a = new HashSet<>(one);
        Set<String> b = new HashSet<>(other);
        double both = 0;
        double first = 0;
        double second = 0;
        for (String word : a) {
            double square = rarity(word) * rarity(word);
            first += square;
            both += b.contains(word) ? square : 0;
        }
        for (String word : b) {
            second += rarity(word) * rarity(word);
        }
        return first * second == 0 ? Comparison.MISSING : both / Math.sqrt(first * second);
    }

    /** Which share of all words with digits both have. */
    private static double numbers(List<String> one, List<String> other) {
        Set<String> a = withDigits(one);
        Set<String> b = withDigits(other);
        if (a.isEmpty() || b.isEmpty()) {
            return Comparison.MISSING;
        }
        Set<String> all = new HashSet<>(a);
        all.addAll(b);
        a.retainAll(b);
        return (double) a.size() / all.size();
    }

    /** Which share of one's rare words the other has: low when the word that names it is missing there. */
    private double rareFound(List<String> one, List<String> other) {
        double total = 0;
        double found = 0;
        Set<String> there = new HashSet<>(other);
        for (String word : new HashSet<>(one)) {
            double weight = Math.pow(rarity(word), 3);
            total += weight;
            found += there.contains(word) ? weight : 0;
        }
        return total == 0 ? Comparison.MISSING : found / total;
    }

    private double rarity(String word) {
        return Math.log((records + 1.0) / holders.getOrDefault(word, 1));
    }

    private static Set<String> withDigits(Collection<String> words) {
        Set<String> found = new HashSet<>();
        words.stream().filter(w -> w.chars().anyMatch(Character::isDigit)).forEach(found::add);
        return found;
    }

    private List<String> words(Prepared record) {
        List<String> words = new ArrayList<>();
        for (int f = 0; f < fields.size(); f++) {
            if (fields.get(f).kind() != Field.Kind.NUMBER) {
                words.addAll(Arrays.asList(record.values()[f].words()));
            }
        }
        return words;
    }
}
