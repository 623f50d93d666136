package caposaldo.reliability;

import caposaldo.credit.CreditClass;
import caposaldo.kernel.Money;
import caposaldo.kernel.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Clause 2.5: what is known of a client on a day, step by step, what it earns on the scorecard, and the limit that follows.
 * What is missing or expired lowers the confidence, not the score: points are told of those that could be earned. A stop
 * stays until newer evidence says otherwise, also when its evidence has expired.
 *
 * @param scoring the version it was scored by
 * @param card one row for each factor
 * @param stops what leaves no credit, whatever the points say
 * @param score 0 to 100; empty when nothing is known
 * @param confidence percent of the weights that are known
 */
public record ReliabilityCheck(
        LocalDate day,
        long scoring,
        List<StepCheck> steps,
        List<Points> card,
        Set<Stop> stops,
        Trade trade,
        Optional<Integer> score,
        int confidence,
        CreditClass creditClass,
        Optional<Need> need,
        Optional<Capacity> capacity,
        Recommendation recommendation) {

    public enum State {
        MISSING,
        VALID,
        EXPIRED
    }

    /** @param evidence the latest; empty when there is none, or none is needed */
    public record StepCheck(Step step, State state, Optional<Evidence> evidence) {}

    /**
     * @param measure empty when it is not known: then the factor does not count
     * @param band that gave the points; empty below the first, or when the measure is not known
     * @param weight the most it could earn
     */
    public record Points(
            Factor factor, Optional<BigDecimal> measure, Optional<Scale.Band> band, int points, int weight) {

        public boolean isKnown() {
            return measure.isPresent();
        }
    }

    public enum Stop {
        INSOLVENT,
        STRUCK_OFF,
        SANCTIONED,
        COURT_DEBT
    }

    /** What it will owe at most when it buys and pays as expected: monthly sales x (1 + VAT) x (term + delay) / 30. */
    public record Need(Money monthlySales, Percent vat, BigDecimal termDays, BigDecimal delayDays, Money amount) {}

    /** What it can bear: share x tangible net worth x factor of the class, never less than nothing. */
    public record Capacity(Money netWorth, Percent share, Percent classFactor, Money amount) {}

    /** What decided how much. */
    public enum Bound {
        NEED,
        CAPACITY,
        OWN_RISK,
        STOP
    }

    /** Why nothing is recommended. */
    public enum Lacking {
        CONFIDENCE,
        MONTHLY_SALES,
        TERM,
        NET_WORTH
    }

    /** @param limit empty while something is lacking */
    public record Recommendation(Optional<Money> limit, Optional<Bound> by, Set<Lacking> lacking) {

        static Recommendation without(Set<Lacking> lacking) {
            return new Recommendation(Optional.empty(), Optional.empty(), lacking);
        }
    }

    private static final BigDecimal MONTH = BigDecimal.valueOf(30);

    public ReliabilityCheck {
        steps = List.copyOf(steps);
        card = List.copyOf(card);
        stops = Set.copyOf(stops);
    }

    /** Points of all that is known. */
    public int earned() {
        return card.stream().mapToInt(Points::points).sum();
    }

    /** The latest statement that was brought, valid or not; empty when none was. */
    public Optional<Statement> statement() {
        return steps.stream()
                .flatMap(step -> step.evidence.stream())
                .flatMap(evidence -> evidence.figures().statement().stream())
                .findFirst();
    }

    /** @param evidence the latest of each step */
    static ReliabilityCheck of(LocalDate day, ScoringVersion by, List<Evidence> evidence, Trade trade, Money zero) {
        var scoring = by.scoring();
        var latest = new EnumMap<Step, Evidence>(Step.class);
        evidence.forEach(e -> latest.put(e.finding().step(), e));
        var valid = new EnumMap<>(latest);
        valid.values().removeIf(e -> !e.isValidOn(day));
        var card = Stream.of(Factor.values())
                .map(factor -> points(factor, scoring.scale(factor), factor.measure(valid, trade, day)))
                .toList();
        var known =
                card.stream().filter(Points::isKnown).mapToInt(Points::weight).sum();
        var stops = stops(latest, scoring);
        var score = score(card, known);
        var creditClass = stops.isEmpty() ? score.map(scoring::classOf).orElse(CreditClass.D) : CreditClass.D;
        var need = need(trade);
        var capacity = capacity(valid, scoring, creditClass, zero);
        var lacking = stops.isEmpty() ? lacking(known, scoring, trade, capacity) : Set.<Lacking>of();
        return new ReliabilityCheck(
                day,
                by.number(),
                steps(latest, trade, day),
                card,
                stops,
                trade,
                score,
                known,
                creditClass,
                need,
                capacity,
                lacking.isEmpty() ? least(stops, scoring, need, capacity, zero) : Recommendation.without(lacking));
    }

    private static List<StepCheck> steps(Map<Step, Evidence> latest, Trade trade, LocalDate day) {
        return Stream.of(Step.values())
                .map(step ->
                        new StepCheck(step, state(step, latest, trade, day), Optional.ofNullable(latest.get(step))))
                .toList();
    }

    private static State state(Step step, Map<Step, Evidence> latest, Trade trade, LocalDate day) {
        if (step == Step.PAYMENT) {
            return trade.index().isPresent() ? State.VALID : State.MISSING;
        }
        return Optional.ofNullable(latest.get(step))
                .map(e -> e.isValidOn(day) ? State.VALID : State.EXPIRED)
                .orElse(State.MISSING);
    }

    private static Points points(Factor factor, Scale scale, Optional<BigDecimal> measure) {
        var band = measure.flatMap(scale::band);
        var earned = measure.isEmpty() ? 0 : band.map(Scale.Band::points).orElse(scale.otherwise());
        return new Points(factor, measure, band, earned, scale.weight());
    }

    private static Optional<Integer> score(List<Points> card, int known) {
        var earned = card.stream().mapToInt(Points::points).sum();
        return known == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(Scoring.WHOLE * (long) earned)
                        .divide(BigDecimal.valueOf(known), 0, RoundingMode.HALF_UP)
                        .intValueExact());
    }

    private static Set<Stop> stops(Map<Step, Evidence> latest, Scoring scoring) {
        var stops = EnumSet.noneOf(Stop.class);
        for (var evidence : latest.values()) {
            switch (evidence.finding()) {
                case INSOLVENT -> stops.add(Stop.INSOLVENT);
                case STRUCK_OFF -> stops.add(Stop.STRUCK_OFF);
                case LISTED -> stops.add(Stop.SANCTIONED);
                default ->
                    evidence.figures()
                            .courtDebt()
                            .filter(debt -> debt.amount().compareTo(scoring.courtDebtStop()) > 0)
                            .ifPresent(debt -> stops.add(Stop.COURT_DEBT));
            }
        }
        return stops;
    }

    /** Who pays early needs no less than the term. */
    private static Optional<Need> need(Trade trade) {
        return trade.monthlySales()
                .flatMap(sales -> trade.termDays().map(term -> {
                    var vat = trade.vat().orElse(Percent.of("0"));
                    var delay = trade.delayDays().orElse(BigDecimal.ZERO).max(BigDecimal.ZERO);
                    var gross = sales.amount().multiply(BigDecimal.ONE.add(vat.factor()));
                    var amount = gross.multiply(term.add(delay)).divide(MONTH, 10, RoundingMode.HALF_UP);
                    return new Need(sales, vat, term, delay, new Money(amount, sales.currency()));
                }));
    }

    /** Of a statement in another currency nothing is said: no rate of exchange is kept. */
    private static Optional<Capacity> capacity(
            Map<Step, Evidence> valid, Scoring scoring, CreditClass creditClass, Money zero) {
        return Optional.ofNullable(valid.get(Step.STATEMENTS))
                .flatMap(e -> e.figures().statement())
                .filter(s -> s.currency().equals(zero.currency().getCurrencyCode()))
                .flatMap(Statement::tangibleNetWorth)
                .map(worth -> {
                    var netWorth = new Money(worth, zero.currency());
                    var factor = scoring.factorOf(creditClass);
                    var amount = netWorth.times(scoring.capacityShare().factor().multiply(factor.factor()));
                    return new Capacity(netWorth, scoring.capacityShare(), factor, amount.isNegative() ? zero : amount);
                });
    }

    private static Set<Lacking> lacking(int confidence, Scoring scoring, Trade trade, Optional<Capacity> capacity) {
        var lacking = EnumSet.noneOf(Lacking.class);
        if (confidence < scoring.leastConfidence()) {
            lacking.add(Lacking.CONFIDENCE);
        }
        if (trade.monthlySales().isEmpty()) {
            lacking.add(Lacking.MONTHLY_SALES);
        }
        if (trade.termDays().isEmpty()) {
            lacking.add(Lacking.TERM);
        }
        if (capacity.isEmpty()) {
            lacking.add(Lacking.NET_WORTH);
        }
        return lacking;
    }

    /** The least of them; what covers the client is taken off its exposure, so that own risk caps the limit itself. */
    private static Recommendation least(
            Set<Stop> stops, Scoring scoring, Optional<Need> need, Optional<Capacity> capacity, Money zero) {
        var bounds = new EnumMap<Bound, Money>(Bound.class);
        if (stops.isEmpty()) {
            bounds.put(Bound.NEED, need.orElseThrow().amount());
            bounds.put(Bound.CAPACITY, capacity.orElseThrow().amount());
            scoring.ownRisk().ifPresent(most -> bounds.put(Bound.OWN_RISK, new Money(most, zero.currency())));
        } else {
            bounds.put(Bound.STOP, zero);
        }
        var least = bounds.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
        return new Recommendation(Optional.of(least.getValue()), Optional.of(least.getKey()), Set.of());
    }
}
