package caposaldo.analytics.match;

import caposaldo.analytics.match.Comparison.Prepared;
import caposaldo.analytics.match.Evidence.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Finds pairs of records that mean the same. Needs no answers: how much each field tells is learned
 * from the records themselves, or, where lists may be short or free of duplicates, from them and from
 * experience.
 */
public final class Matcher {

    /** Pairs, surest first, and what they were judged by. */
    public record Findings(List<ScoredPair> pairs, Weights learned) {

        public Findings {
            pairs = List.copyOf(pairs);
        }
    }

    private static final Comparator<ScoredPair> SUREST_FIRST = Comparator.comparingDouble(ScoredPair::chance)
            .reversed()
            .thenComparingLong(ScoredPair::left)
            .thenComparingLong(ScoredPair::right);

    private static final int DRAWN = 20_000;
    private static final long SEED = 1969;

    /** A field and how often records of the same thing agree in it. */
    public record Expected(Field field, Agreement agreement) {}

    private final Comparison comparison;
    private final List<Agreement> agreements;
    private final double duplicates;

    /** @param fields at least one */
    public Matcher(List<Field> fields) {
        this.comparison = new Comparison(fields);
        this.agreements = List.of();
        this.duplicates = 0;
    }

    /**
     * @param fields at least one
     * @param duplicates the share of records that are expected to be there once more, above 0 and below 1
     */
    public Matcher(List<Expected> fields, double duplicates) {
        this.comparison = new Comparison(fields.stream().map(Expected::field).toList());
        this.agreements = fields.stream().map(Expected::agreement).toList();
        this.duplicates = duplicates;
    }

    /** Likely duplicates within one list, surest first. */
    public List<ScoredPair> duplicates(Collection<Entity> entities) {
        return duplicates(entities, 0, done -> {}).pairs();
    }

    /**
     * The same for long lists.
     *
     * @param atLeast pairs with a smaller chance are left out
     * @param progress told how many of the entities have met their neighbours
     */
    public Findings duplicates(Collection<Entity> entities, double atLeast, IntConsumer progress) {
        List<Prepared> list = comparison.prepareAll(entities);
        double possible = list.size() * (list.size() - 1.0) / 2;
        return score(list, list, possible, Candidates.within(comparison.fields(), list, progress), atLeast);
    }

    /** Likely matches between two lists, surest first. */
    public List<ScoredPair> links(Collection<Entity> left, Collection<Entity> right) {
        List<Prepared> lefts = comparison.prepareAll(left);
        List<Prepared> rights = comparison.prepareAll(right);
        double possible = (double) lefts.size() * rights.size();
        return score(lefts, rights, possible, Candidates.between(comparison.fields(), lefts, rights), 0)
                .pairs();
    }

    /** Judges one pair by what was learned before. */
    public ScoredPair compare(Entity left, Entity right, Weights learned) {
        Prepared one = comparison.prepare(left);
        Prepared other = comparison.prepare(right);
        double[] similarities = comparison.similarities(one, other);
        return scored(one, other, comparison.levels(one, other, similarities), similarities, learned);
    }

    private Findings score(
            List<Prepared> lefts,
            List<Prepared> rights,
            double possible,
            Set<Candidates.Pair> candidates,
            double atLeast) {
        List<Candidates.Pair> pairs = List.copyOf(candidates);
        List<Level[]> levels = new ArrayList<>(pairs.size());
        for (Candidates.Pair pair : pairs) {
            Prepared left = lefts.get(pair.left());
            Prepared right = rights.get(pair.right());
            levels.add(comparison.levels(left, right, comparison.similarities(left, right)));
        }
        var random = lefts.isEmpty() || rights.isEmpty() ? List.<Level[]>of() : drawn(lefts, rights);
        var learned = model(levels, random, lefts.size(), possible).weights();
        List<ScoredPair> scored = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            if (learned.chance(levels.get(i)) >= atLeast) {
                Prepared left = lefts.get(pairs.get(i).left());
                Prepared right = rights.get(pairs.get(i).right());
                scored.add(scored(left, right, levels.get(i), comparison.similarities(left, right), learned));
            }
        }
        scored.sort(SUREST_FIRST);
        return new Findings(scored, learned);
    }

    private FellegiSunter model(List<Level[]> levels, List<Level[]> random, int records, double possible) {
        if (agreements.isEmpty()) {
            return FellegiSunter.estimate(
                    levels, random, possible, comparison.fields().size());
        }
        double prior = possible < 1 ? duplicates : Math.min(0.5, duplicates * records / possible);
        return FellegiSunter.expecting(agreements, prior, levels, random, Math.max(possible, 1));
    }

    private ScoredPair scored(Prepared left, Prepared right, Level[] levels, double[] similarities, Weights learned) {
        return new ScoredPair(
                left.entity().id(),
                right.entity().id(),
                learned.chance(levels),
                evidence(learned, levels, similarities));
    }

    /** What pairs that do not match look like: pairs drawn at random, as few of them do. */
    private List<Level[]> drawn(List<Prepared> lefts, List<Prepared> rights) {
        Random random = new Random(SEED);
        List<Level[]> levels = new ArrayList<>();
        for (int i = 0; i < DRAWN; i++) {
            Prepared left = lefts.get(random.nextInt(lefts.size()));
            Prepared right = rights.get(random.nextInt(rights.size()));
            if (left.entity().id() != right.entity().id()) {
                levels.add(comparison.levels(left, right, comparison.similarities(left, right)));
            }
        }
        return levels;
    }

    private List<Evidence> evidence(Weights learned, Level[] levels, double[] similarities) {
        List<Evidence> evidence = new ArrayList<>(levels.length);
        for (int f = 0; f < levels.length; f++) {
            evidence.add(new Evidence(
                    comparison.fields().get(f).name(),
                    levels[f],
                    Math.max(0, similarities[f]),
                    learned.bits(f, levels[f])));
        }
        return evidence;
    }
}
