package caposaldo.pricing;

import caposaldo.kernel.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * What a country takes on a category of products, from a day until the next rate of that country and category.
 *
 * @param legalBasis the act that says so
 */
public record VatRate(long id, String country, Category category, LocalDate from, Percent rate, String legalBasis) {

    public enum Category {
        STANDARD,
        REDUCED,
        SECOND_REDUCED,
        SUPER_REDUCED,
        ZERO
    }

    /** A net amount with the tax, to the cent, half up. */
    public BigDecimal with(BigDecimal net) {
        return net.multiply(BigDecimal.ONE.add(rate.factor())).setScale(2, RoundingMode.HALF_UP);
    }
}
