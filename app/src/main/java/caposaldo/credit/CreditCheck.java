package caposaldo.credit;

import caposaldo.credit.HoldRule.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a document may pass a point. Every rule of the point answers with its number, fired or not. Of each measure the
 * rules for the client's class decide, where there are any, else those for every class.
 */
public record CreditCheck(List<HoldRule> rules) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public CreditCheck {
        rules = List.copyOf(rules);
    }

    /** Nothing is kept of it: what is paid, given or taken back changes the next answer by itself. */
    public Verdict at(CheckPoint point, CreditFacts facts) {
        var weighed = new ArrayList<Verdict.Weighed>();
        for (var measure : Measure.values()) {
            var of = rules.stream()
                    .filter(r -> r.point() == point && r.measure() == measure)
                    .toList();
            var own = of.stream()
                    .filter(r -> r.creditClass().isPresent() && r.creditClass().equals(facts.creditClass()))
                    .toList();
            var deciding = own.isEmpty()
                    ? of.stream().filter(r -> r.creditClass().isEmpty()).toList()
                    : own;
            deciding.forEach(rule -> weighed.add(
                    new Verdict.Weighed(rule, fires(rule, facts), measured(rule, facts), document(rule, facts))));
        }
        return new Verdict(point, facts, List.copyOf(weighed));
    }

    private static boolean fires(HoldRule rule, CreditFacts facts) {
        return switch (rule.measure()) {
            case LIMIT_EXPIRED -> facts.limit().isEmpty() && facts.endedOn().isPresent();
            case LIMIT_MISSING -> facts.limit().isEmpty() && facts.endedOn().isEmpty();
            case OVERDUE_DAYS -> above(BigDecimal.valueOf(facts.overdueDays()), rule);
            case OVERDUE_AMOUNT -> above(facts.overdue().amount(), rule);
            case DUNNED -> facts.dunned().isPresent();
            case TERMS_LENGTHENED ->
                facts.termsLengthened()
                        .filter(days -> BigDecimal.valueOf(days)
                                        .compareTo(rule.threshold().orElseThrow())
                                <= 0)
                        .isPresent();
            case LIMIT_SHARE ->
                facts.limit()
                        .filter(l -> facts.exposure().total().amount().compareTo(most(l, rule)) > 0)
                        .isPresent();
        };
    }

    private static boolean above(BigDecimal measured, HoldRule rule) {
        return measured.compareTo(rule.threshold().orElseThrow()) > 0;
    }

    /** To the last digit: percents are not rounded before they are compared. */
    static BigDecimal most(CreditFacts.Limit limit, HoldRule rule) {
        return limit.amount().amount().multiply(rule.threshold().orElseThrow()).divide(HUNDRED);
    }

    private static Optional<BigDecimal> measured(HoldRule rule, CreditFacts facts) {
        return switch (rule.measure()) {
            case OVERDUE_DAYS -> Optional.of(BigDecimal.valueOf(facts.overdueDays()));
            case OVERDUE_AMOUNT -> Optional.of(facts.overdue().amount());
            case LIMIT_SHARE -> facts.share().map(share -> share.value());
            case DUNNED -> facts.dunned().map(dunned -> BigDecimal.valueOf(dunned.level()));
            case TERMS_LENGTHENED -> facts.termsLengthened().map(BigDecimal::valueOf);
            case LIMIT_EXPIRED, LIMIT_MISSING -> Optional.empty();
        };
    }

    private static Optional<String> document(HoldRule rule, CreditFacts facts) {
        return rule.measure() == Measure.DUNNED ? facts.dunned().map(StandingDunning.Dunned::letter) : Optional.empty();
    }
}
