package caposaldo.analytics.segment;

import java.util.ArrayList;
import java.util.List;

/** The cumulative shares of values that are already in descending order. */
final class ParetoCurve {

    /** Sums of shares that differ by less than this are equal: rounding of doubles, far below a cent. */
    static final double ROUNDING = 1e-9;

    private final List<Pareto> places;
    private final double total;
    private final KeyAccountRules rules;
    private final int together;

    ParetoCurve(double[] descending, KeyAccountRules rules) {
        this.rules = rules;
        double sum = 0;
        for (double value : descending) {
            sum += Math.max(0, value);
        }
        total = sum;
        places = new ArrayList<>(descending.length);
        double before = 0;
        for (int i = 0; i < descending.length; i++) {
            double value = descending[i];
            double share = value > 0 ? value / total : 0;
            double shareBefore = total > 0 ? Math.min(1, before / total) : 0;
            places.add(new Pareto(i + 1, value, share, shareBefore, classOf(value, shareBefore)));
            before += Math.max(0, value);
        }
        together = sizeOfSmallestSet();
    }

    double total() {
        return total;
    }

    Pareto place(int index) {
        return places.get(index);
    }

    /** The Herfindahl-Hirschman index. */
    double concentration() {
        return places.stream().mapToDouble(p -> p.share() * p.share()).sum();
    }

    /** Why the client at {@code index} is a key account. */
    List<KeyReason> reasons(int index) {
        Pareto place = places.get(index);
        List<KeyReason> reasons = new ArrayList<>(3);
        if (reaches(place.share(), rules.individualFrom())) {
            reasons.add(new KeyReason.Individual(place.share(), rules.individualFrom()));
        }
        if (reaches(place.share(), rules.concentrationFrom())) {
            reasons.add(new KeyReason.Concentration(place.share(), rules.concentrationFrom()));
        }
        if (index < together) {
            double setShare = places.get(together - 1).shareUpTo();
            reasons.add(new KeyReason.Together(place.rank(), together, setShare, rules.togetherUpTo()));
        }
        return reasons;
    }

    /** Taking the largest first reaches any sum with the fewest, so the set is a beginning of the curve. */
    private int sizeOfSmallestSet() {
        if (!(total > 0)) {
            return 0;
        }
        int size = 0;
        while (!reaches(places.get(size).shareUpTo(), rules.togetherUpTo())) {
            size++;
        }
        return size + 1;
    }

    private AbcClass classOf(double value, double shareBefore) {
        if (value < 0) {
            return AbcClass.D;
        }
        if (!reaches(shareBefore, rules.aUpTo())) {
            return AbcClass.A;
        }
        return reaches(shareBefore, rules.bUpTo()) ? AbcClass.C : AbcClass.B;
    }

    private static boolean reaches(double share, double threshold) {
        return share >= threshold - ROUNDING;
    }
}
