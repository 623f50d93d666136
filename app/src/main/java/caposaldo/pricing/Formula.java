package caposaldo.pricing;

import caposaldo.kernel.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a column is computed: a base, so many percent more or less, an amount more or less, and a rounding, in this order.
 *
 * @param from the day it begins to hold; it holds until the next one
 * @param base the column it is computed from, to the left of its own; empty for the catalogue's list price
 */
public record Formula(
        LocalDate from, Optional<Long> base, Percent percent, BigDecimal amount, Optional<Rounding> rounding) {

    /** Prices have at most as many decimals. */
    static final int DECIMALS = 4;

    /** So many decimals a percentage may have. */
    public static final int PERCENT_DECIMALS = 4;

    /**
     * A formula with its figures put in.
     *
     * @param exact before it was rounded
     */
    public record Worked(BigDecimal base, BigDecimal exact, BigDecimal price) {}

    /** Nothing costs less than nothing: a formula that would go below zero stops there. */
    public Worked of(BigDecimal base) {
        var exact = base.multiply(BigDecimal.ONE.add(percent.factor())).add(amount);
        var price = rounding.map(r -> r.round(exact)).orElse(exact);
        return new Worked(
                base, exact, price.setScale(DECIMALS, RoundingMode.HALF_UP).max(BigDecimal.ZERO));
    }
}
