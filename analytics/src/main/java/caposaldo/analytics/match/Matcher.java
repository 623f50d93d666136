package caposaldo.analytics.match;

import caposaldo.analytics.match.Comparison.Prepared;
import caposaldo.analytics.match.Evidence.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Finds pairs of records that mean the same. Needs no answers: how much each field tells is learned
 * from the records themselves.
 */
public final class Matcher {

    private static final Comparator<ScoredPair> SUREST_FIRST = Comparator.comparingDouble(ScoredPair::chance)
            .reversed()
            .thenComparingLong(ScoredPair::left)
            .thenComparingLong(ScoredPair::right);

    private static final int DRAWN = 20_000;
    private static final long SEED = 1969;

    private final Comparison comparison;

    /** @param fields at least one */
    public Matcher(List<Field> fields) {
        this.comparison = new Comparison(fields);
    }

    /** Likely duplicates within one list, surest first. */
    public List<ScoredPair> duplicates(Collection<Entity> entities) {
        List<Prepared> list = comparison.prepareAll(entities);
        double possible = list.size() * (list.size() - 1.0) / 2;
        return score(list, list, possible, Candidates.within(comparison.fields(), list));
    }

    /** Likely matches between two lists, surest first. */
    public List<ScoredPair> links(Collection<Entity> left, Collection<Entity> right) {
        List<Prepared> lefts = comparison.prepareAll(left);
        List<Prepared> rights = comparison.prepareAll(right);
        double possible = (double) lefts.size() * rights.size();
        return score(lefts, rights, possible, Candidates.between(comparison.fields(), lefts, rights));
    }

    private List<ScoredPair> score(
            List<Prepared> lefts, List<Prepared> rights, double possible, Set<Candidates.Pair> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Candidates.Pair> pairs = List.copyOf(candidates);
        List<double[]> similarities = pairs.stream()
                .map(p -> comparison.similarities(lefts.get(p.left()), rights.get(p.right())))
                .toList();
        List<Level[]> levels = new ArrayList<>(pairs.size());
        for (int i = 0; i < pairs.size(); i++) {
            levels.add(comparison.levels(
                    lefts.get(pairs.get(i).left()), rights.get(pairs.get(i).right()), similarities.get(i)));
        }
        var model = FellegiSunter.estimate(
                levels, drawn(lefts, rights), possible, comparison.fields().size());
        List<ScoredPair> scored = new ArrayList<>(pairs.size());
        for (int i = 0; i < pairs.size(); i++) {
            scored.add(new ScoredPair(
                    lefts.get(pairs.get(i).left()).entity().id(),
                    rights.get(pairs.get(i).right()).entity().id(),
                    model.chance(levels.get(i)),
                    evidence(model, levels.get(i), similarities.get(i))));
        }
        scored.sort(SUREST_FIRST);
        return scored;
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

    private List<Evidence> evidence(FellegiSunter model, Level[] levels, double[] similarities) {
        List<Evidence> evidence = new ArrayList<>(levels.length);
        for (int f = 0; f < levels.length; f++) {
            evidence.add(new Evidence(
                    comparison.fields().get(f).name(),
                    levels[f],
                    Math.max(0, similarities[f]),
                    model.bits(f, levels[f])));
        }
        return evidence;
    }
}
