package caposaldo.pricing;

import caposaldo.pricing.PriceExplanation.Break;
import caposaldo.pricing.PriceExplanation.Outcome;
import caposaldo.pricing.PriceExplanation.RuleTrace;
import caposaldo.pricing.PriceExplanation.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Clause 2.9: the discount is a column of the price list, chosen by rules of the company. Of one client on one day: the
 * price agreed with it, else what the column says that the first rule names whose conditions it meets and whose column has
 * a price, else the catalogue's list price. What the rules ask is weighed once for all products.
 */
public final class PriceEngine {

    private record Asked(ColumnRule rule, PriceColumn names, List<Condition> conditions, boolean listHolds) {

        boolean isMet() {
            return listHolds && conditions.stream().allMatch(Condition::isMet);
        }

        Outcome refused() {
            return listHolds ? Outcome.CONDITION : Outcome.LIST;
        }

        Outcome fires() {
            return rule.promotion()
                            .filter(p -> !(p.facts().products() instanceof Promotion.Products.Every))
                            .isPresent()
                    ? Outcome.PRODUCT
                    : Outcome.FIRED;
        }

        /** With what it asks of the product. */
        Asked of(Offer offer) {
            if (rule.promotion().isEmpty()) {
                return this;
            }
            var promotion = rule.promotion().get();
            var all = new ArrayList<>(conditions);
            all.add(new Condition.Product(promotion, offer.promotions().contains(promotion.id())));
            return new Asked(rule, names, List.copyOf(all), listHolds);
        }
    }

    private final Columns columns;
    private final List<Asked> asked;
    private final LocalDate day;
    private final Currency currency;

    /**
     * @param columns every column, as it is computed on the day
     * @param rules in their order
     * @param currency the company's: of the list price and of what is agreed
     */
    public PriceEngine(Columns columns, List<ColumnRule> rules, Buyer buyer, LocalDate day, Currency currency) {
        this.columns = columns;
        this.day = day;
        this.currency = currency;
        this.asked = rules.stream().map(rule -> asked(rule, buyer)).toList();
    }

    private Asked asked(ColumnRule rule, Buyer buyer) {
        var column = columns.get(rule.column());
        return new Asked(rule, column, rule.asked(buyer, day), column.list().holdsOn(day));
    }

    /** What the rules say before any product is looked at: the first that is met for every product fires. */
    public List<RuleTrace> rules() {
        var rules = new ArrayList<RuleTrace>();
        var open = true;
        for (var one : asked) {
            var outcome = !one.isMet() ? one.refused() : open ? one.fires() : Outcome.LATER;
            rules.add(new RuleTrace(one.rule, one.names, one.conditions, outcome));
            open = open && outcome != Outcome.FIRED;
        }
        return List.copyOf(rules);
    }

    /** The price of one of {@code quantity} units. */
    public PriceExplanation explain(Offer offer, BigDecimal quantity) {
        var found = find(offer, quantity);
        var steps = new ArrayList<>(found.steps);
        var agreed = offer.agreed(quantity);
        agreed.ifPresent(a -> steps.add(new PriceStep.Agreed(a)));
        return new PriceExplanation(
                offer.item(),
                day,
                quantity,
                agreed.map(AgreedPrice::price).or(() -> found.price),
                agreed.isPresent() ? currency : found.currency(currency),
                agreed.isPresent() ? Source.AGREED : found.source(),
                found.column,
                found.price,
                found.rules,
                List.copyOf(steps),
                breaks(offer));
    }

    private List<Break> breaks(Offer offer) {
        var thresholds = offer.thresholds();
        if (thresholds.size() < 2 && thresholds.stream().allMatch(t -> t.signum() == 0)) {
            return List.of();
        }
        thresholds.add(BigDecimal.ZERO);
        var breaks = new ArrayList<Break>();
        for (var from : thresholds) {
            var price = offer.agreed(from).map(AgreedPrice::price).or(() -> find(offer, from).price);
            price.filter(p -> breaks.isEmpty() || breaks.getLast().price().compareTo(p) != 0)
                    .ifPresent(p -> breaks.add(new Break(from, p)));
        }
        return breaks.size() < 2 ? List.of() : List.copyOf(breaks);
    }

    private record Found(
            Optional<PriceColumn> column, Optional<BigDecimal> price, List<RuleTrace> rules, List<PriceStep> steps) {

        Source source() {
            return price.isEmpty() ? Source.NONE : column.isPresent() ? Source.COLUMN : Source.LIST_PRICE;
        }

        Currency currency(Currency company) {
            return column.map(c -> c.list().currency()).orElse(company);
        }
    }

    private Found find(Offer offer, BigDecimal quantity) {
        var rules = new ArrayList<RuleTrace>();
        var steps = new ArrayList<PriceStep>();
        Optional<PriceColumn> fired = Optional.empty();
        Optional<BigDecimal> price = Optional.empty();
        for (var rule : asked) {
            var one = rule.of(offer);
            var outcome = Outcome.LATER;
            if (!one.isMet()) {
                outcome = one.refused();
            } else if (fired.isEmpty()) {
                var working = new ArrayList<PriceStep>();
                price = columns.price(one.names, offer, quantity, working);
                outcome = price.isPresent() ? Outcome.FIRED : Outcome.NO_PRICE;
                if (price.isPresent()) {
                    fired = Optional.of(one.names);
                    steps.addAll(working);
                }
            }
            rules.add(new RuleTrace(one.rule, one.names, one.conditions, outcome));
        }
        return new Found(
                fired,
                fired.isPresent() ? price : Columns.listPrice(offer, steps),
                List.copyOf(rules),
                List.copyOf(steps));
    }

    /** Numbers of the promotions that rules ask for which are met but for the product. */
    Set<Long> promotionsThatMatter() {
        return asked.stream()
                .filter(Asked::isMet)
                .flatMap(a -> a.rule.promotion().stream())
                .map(Promotion::id)
                .collect(Collectors.toSet());
    }

    /** The columns whose prices matter for the client: those that met rules name, with their bases. */
    Set<Long> columnsThatMatter() {
        return columns.withBases(
                asked.stream().filter(Asked::isMet).map(a -> a.names.id()).collect(Collectors.toSet()));
    }
}
