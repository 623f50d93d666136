package caposaldo.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** One step of the way to a price, in the order it was gone. */
public sealed interface PriceStep {

    /** The catalogue's list price. */
    record ListPrice(LocalDate from, BigDecimal price) implements PriceStep {}

    /** The catalogue has no list price for that day. */
    record NoListPrice() implements PriceStep {}

    /** The catalogue's list prices are in another currency than is asked for. */
    record NotInCurrency(Currency currency, Currency listPrices) implements PriceStep {}

    /** Typed into the column, from a quantity on. */
    record Typed(PriceColumn column, BigDecimal minQuantity, LocalDate from, BigDecimal price) implements PriceStep {}

    record Computed(PriceColumn column, Formula formula, Formula.Worked worked) implements PriceStep {}

    /** Nothing is typed into the column for the product, and it has no formula. */
    record Nothing(PriceColumn column) implements PriceStep {}

    record Agreed(AgreedPrice agreed) implements PriceStep {}
}
