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
import org.jspecify.annotations.Nullable;

/**
 * Clause 2.9: the discount is a column of the price list, chosen by rules of the company. Of one client on one day, in one
 * currency: the price agreed with it, else what the column says that the first rule names whose conditions it meets, whose
 * list is in the currency and whose column has a price, else, in the company's, the catalogue's list price. What the rules
 * ask is weighed once for all products.
 */
public final class PriceEngine {

    /** @param inCurrency whether its list is in the currency asked for */
    private record Asked(
            ColumnRule rule, PriceColumn names, List<Condition> conditions, boolean listHolds, boolean inCurrency) {

        boolean isMet() {
            return listHolds && inCurrency && conditions.stream().allMatch(Condition::isMet);
        }

        Outcome refused() {
            if (!listHolds) {
                return Outcome.LIST;
            }
            return inCurrency ? Outcome.CONDITION : Outcome.CURRENCY;
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
            return new Asked(rule, names, List.copyOf(all), listHolds, inCurrency);
        }

        Asked in(Currency currency) {
            return new Asked(
                    rule, names, conditions, listHolds, names.list().currency().equals(currency));
        }
    }

    private final Columns columns;
    private final List<Asked> asked;
    private final LocalDate day;
    private final Currency own;
    private final Currency currency;

    /** In the client's usual currency. */
    public PriceEngine(Columns columns, List<ColumnRule> rules, Buyer buyer, LocalDate day, Currency own) {
        this(columns, rules, buyer, day, own, null);
    }

    /**
     * @param columns every column, as it is computed on the day
     * @param rules in their order
     * @param own the company's currency: of the list price
     * @param wanted of the prices; null is the client's usual one
     */
    public PriceEngine(
            Columns columns,
            List<ColumnRule> rules,
            Buyer buyer,
            LocalDate day,
            Currency own,
            @Nullable Currency wanted) {
        this.columns = columns;
        this.day = day;
        this.own = own;
        var all = rules.stream().map(rule -> asked(rule, buyer)).toList();
        this.currency = wanted == null ? usual(all, own) : wanted;
        this.asked = all.stream().map(one -> one.in(currency)).toList();
    }

    private Asked asked(ColumnRule rule, Buyer buyer) {
        var column = columns.get(rule.column());
        return new Asked(rule, column, rule.asked(buyer, day), column.list().holdsOn(day), true);
    }

    /** Of the list whose column the rules name before any product is looked at; the company's where none does. */
    private static Currency usual(List<Asked> asked, Currency own) {
        return asked.stream()
                .filter(one -> one.isMet() && one.fires() == Outcome.FIRED)
                .findFirst()
                .map(one -> one.names.list().currency())
                .orElse(own);
    }

    /** Of every price it tells. */
    public Currency currency() {
        return currency;
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
    public PriceExplanation explain(Offer any, BigDecimal quantity) {
        var offer = any.in(currency, own);
        var found = find(offer, quantity);
        var steps = new ArrayList<>(found.steps);
        var agreed = offer.agreed(quantity);
        agreed.ifPresent(a -> steps.add(new PriceStep.Agreed(a)));
        return new PriceExplanation(
                offer.item(),
                day,
                quantity,
                agreed.map(AgreedPrice::price).or(() -> found.price),
                currency,
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
                fired, fired.isPresent() ? price : listPrice(offer, steps), List.copyOf(rules), List.copyOf(steps));
    }

    private Optional<BigDecimal> listPrice(Offer offer, List<PriceStep> steps) {
        if (currency.equals(own)) {
            return Columns.listPrice(offer, steps);
        }
        steps.add(new PriceStep.NotInCurrency(currency, own));
        return Optional.empty();
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
