package caposaldo.pricing;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every column of every price list as it is computed on one day. */
public record Columns(Map<Long, PriceColumn> byId) {

    public Columns {
        byId = Map.copyOf(byId);
    }

    public static Columns of(List<PriceColumn> columns) {
        return new Columns(columns.stream().collect(Collectors.toMap(PriceColumn::id, Function.identity())));
    }

    public PriceColumn get(long id) {
        return Objects.requireNonNull(byId.get(id), () -> "no column " + id);
    }

    /** These and those they are computed from, over any number of steps. */
    Set<Long> withBases(Set<Long> some) {
        var all = new HashSet<Long>();
        for (var id : some) {
            for (var at = Optional.of(id); at.isPresent() && all.add(at.get()); ) {
                at = get(at.get()).formula().flatMap(Formula::base);
            }
        }
        return all;
    }

    /**
     * What a column says of a product: typed, else computed, else nothing.
     *
     * @param steps where the working is added, the base first
     */
    Optional<BigDecimal> price(PriceColumn column, Offer offer, BigDecimal quantity, List<PriceStep> steps) {
        var typed = offer.typed(column.id(), quantity);
        if (typed.isPresent()) {
            var t = typed.get();
            steps.add(new PriceStep.Typed(column, t.minQuantity(), t.from(), t.price()));
            return Optional.of(t.price());
        }
        if (column.formula().isEmpty()) {
            steps.add(new PriceStep.Nothing(column));
            return Optional.empty();
        }
        var formula = column.formula().get();
        var base = formula.base().isEmpty()
                ? listPrice(offer, steps)
                : price(get(formula.base().get()), offer, quantity, steps);
        return base.map(b -> {
            var worked = formula.of(b);
            steps.add(new PriceStep.Computed(column, formula, worked));
            return worked.price();
        });
    }

    static Optional<BigDecimal> listPrice(Offer offer, List<PriceStep> steps) {
        var price = offer.listPrice();
        if (price == null) {
            steps.add(new PriceStep.NoListPrice());
            return Optional.empty();
        }
        steps.add(new PriceStep.ListPrice(price.from(), price.price()));
        return Optional.of(price.price());
    }
}
