package caposaldo.pricing;

import caposaldo.catalog.ItemId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The price of one unit, and the whole way to it: every rule asked, fired or not, and every step of the working.
 *
 * @param price empty when nobody ever gave the product a price
 * @param currency of every amount: the one asked for, else the client's usual one
 * @param rules in their order, every one
 * @param steps the working of the price, its base first
 * @param column what the rules chose; empty when none fired
 * @param columnPrice what the column, or the list price where no rule fired, says; the price itself unless another was
 *     agreed
 * @param breaks what one unit costs from other quantities on, the smallest first; none when quantity does not matter
 */
public record PriceExplanation(
        ItemId item,
        LocalDate day,
        BigDecimal quantity,
        Optional<BigDecimal> price,
        Currency currency,
        Source source,
        Optional<PriceColumn> column,
        Optional<BigDecimal> columnPrice,
        List<RuleTrace> rules,
        List<PriceStep> steps,
        List<Break> breaks) {

    /** Who has the last word. */
    public enum Source {
        AGREED,
        COLUMN,
        LIST_PRICE,
        NONE
    }

    public enum Outcome {
        /** It named the column. */
        FIRED,
        /** A condition was not met. */
        CONDITION,
        /** The list of its column does not hold on that day. */
        LIST,
        /** The list of its column is in another currency than is asked for. */
        CURRENCY,
        /** It is met for the products of its promotion only. */
        PRODUCT,
        /** Its column has no price for the product. */
        NO_PRICE,
        /** One before it had named the column. */
        LATER
    }

    public record RuleTrace(ColumnRule rule, PriceColumn names, List<Condition> asked, Outcome outcome) {}

    public record Break(BigDecimal minQuantity, BigDecimal price) {}
}
