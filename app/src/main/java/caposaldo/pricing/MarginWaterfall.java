package caposaldo.pricing;

import caposaldo.kernel.Percent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * From the list price down to what is left of one unit: what the column gives away, what is given beyond it, what the unit
 * costs. Every step is the difference of two amounts, so that they add up to the last digit.
 *
 * @param currency of every amount
 * @param discount off the column's price, in percent of it; negative when the price is higher
 * @param margin in percent of the price; empty without a cost or a price
 */
public record MarginWaterfall(
        Currency currency, List<Step> steps, Optional<Percent> discount, Optional<Percent> margin) {

    /** The ends are amounts, the others are what is added to the one before. */
    public enum What {
        LIST_PRICE,
        COLUMN,
        CONCESSION,
        PRICE,
        COST,
        MARGIN
    }

    public record Step(What what, BigDecimal amount) {}

    /**
     * @param listPrice the catalogue's; empty when it has none, or it is in another currency
     * @param columnPrice what the client pays by its column
     * @param cost of one unit, in the same currency; empty when it is unknown, or the person may not see it
     */
    public static MarginWaterfall of(
            Currency currency,
            Optional<BigDecimal> listPrice,
            Optional<BigDecimal> columnPrice,
            BigDecimal price,
            Optional<BigDecimal> cost) {
        var steps = new ArrayList<Step>();
        listPrice.ifPresent(list -> {
            steps.add(new Step(What.LIST_PRICE, list));
            steps.add(new Step(What.COLUMN, columnPrice.orElse(list).subtract(list)));
        });
        columnPrice.ifPresent(column -> steps.add(new Step(What.CONCESSION, price.subtract(column))));
        steps.add(new Step(What.PRICE, price));
        cost.ifPresent(c -> {
            steps.add(new Step(What.COST, c.negate()));
            steps.add(new Step(What.MARGIN, price.subtract(c)));
        });
        return new MarginWaterfall(
                currency,
                List.copyOf(steps),
                columnPrice.flatMap(column -> Percent.share(column.subtract(price), column)),
                cost.flatMap(c -> Percent.share(price.subtract(c), price)));
    }
}
