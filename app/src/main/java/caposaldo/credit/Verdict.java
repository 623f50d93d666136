package caposaldo.credit;

import caposaldo.credit.HoldRule.Effect;
import caposaldo.credit.HoldRule.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The answer of the rules at one point.
 *
 * @param weighed every rule that was asked, fired or not
 */
public record Verdict(CheckPoint point, CreditFacts facts, List<Weighed> weighed) {

    /**
     * @param measured days, an amount, percent of the limit, or the level of a letter; empty for what is or is not, or
     *     without a limit
     * @param document the number of the letter it fires for
     */
    public record Weighed(HoldRule rule, boolean fired, Optional<BigDecimal> measured, Optional<String> document) {}

    public List<Weighed> fired() {
        return weighed.stream().filter(Weighed::fired).toList();
    }

    /** The strictest of what fired; empty when nothing did. */
    public Optional<Effect> effect() {
        return fired().stream().map(w -> w.rule().effect()).max(Comparator.naturalOrder());
    }

    /** @param released whether somebody with the right let this document go */
    public boolean passes(boolean released) {
        return effect().filter(effect -> holds(effect, released)).isEmpty();
    }

    private static boolean holds(Effect effect, boolean released) {
        return effect == Effect.BLOCK || effect == Effect.ESCALATE && !released;
    }

    /**
     * How much a document may come to and pass this point: nothing while anything but the share of the limit holds it.
     *
     * @return in whole cents; empty for any amount; zero or less for none
     */
    public Optional<BigDecimal> room(boolean released) {
        var others = fired().stream()
                .map(Weighed::rule)
                .anyMatch(rule -> rule.measure() != Measure.LIMIT_SHARE && holds(rule.effect(), released));
        if (others) {
            return Optional.of(BigDecimal.ZERO);
        }
        var exposure = facts.exposure();
        return ceiling(released)
                .map(most -> most.subtract(
                                exposure.total().minus(exposure.asked()).amount())
                        .setScale(2, RoundingMode.FLOOR));
    }

    /** The most exposure that no rule holds back; empty where none measures the limit. */
    public Optional<BigDecimal> ceiling(boolean released) {
        return facts.limit()
                .flatMap(limit -> weighed.stream()
                        .map(Weighed::rule)
                        .filter(rule -> rule.measure() == Measure.LIMIT_SHARE && holds(rule.effect(), released))
                        .map(rule -> CreditCheck.most(limit, rule))
                        .min(Comparator.naturalOrder()));
    }
}
