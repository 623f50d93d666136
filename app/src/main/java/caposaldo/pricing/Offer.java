package caposaldo.pricing;

import caposaldo.catalog.ItemId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every price of one product that is in force for a client on a day.
 *
 * @param listPrice the catalogue's
 * @param typed what is typed into columns, by column, smallest quantity first
 * @param agreed with the client, smallest quantity first
 * @param promotions numbers of those that are for the product
 */
public record Offer(
        ItemId item,
        @Nullable Dated listPrice,
        Map<Long, List<Typed>> typed,
        List<AgreedPrice> agreed,
        Set<Long> promotions) {

    public Offer(ItemId item, @Nullable Dated listPrice, Map<Long, List<Typed>> typed, List<AgreedPrice> agreed) {
        this(item, listPrice, typed, agreed, Set.of());
    }

    /** A price with the day it has held since. */
    public record Dated(LocalDate from, BigDecimal price) {}

    /** @param minQuantity from so many units on */
    public record Typed(BigDecimal minQuantity, LocalDate from, BigDecimal price) {}

    /** With what is agreed in the currency alone. */
    Offer in(Currency currency, Currency own) {
        return agreed.stream().allMatch(a -> a.isIn(currency, own))
                ? this
                : new Offer(
                        item,
                        listPrice,
                        typed,
                        agreed.stream().filter(a -> a.isIn(currency, own)).toList(),
                        promotions);
    }

    /** What is typed into the column for so many units. */
    Optional<Typed> typed(long column, BigDecimal quantity) {
        return typed.getOrDefault(column, List.of()).stream()
                .filter(t -> t.minQuantity.compareTo(quantity) <= 0)
                .max(Comparator.comparing(Typed::minQuantity));
    }

    Optional<AgreedPrice> agreed(BigDecimal quantity) {
        return agreed.stream()
                .filter(a -> a.minQuantity().compareTo(quantity) <= 0)
                .max(Comparator.comparing(AgreedPrice::minQuantity));
    }

    /** The quantities from which some price changes. */
    TreeSet<BigDecimal> thresholds() {
        var thresholds = new TreeSet<BigDecimal>();
        typed.values().forEach(prices -> prices.forEach(t -> thresholds.add(t.minQuantity)));
        agreed.forEach(a -> thresholds.add(a.minQuantity()));
        return thresholds;
    }
}
