package caposaldo.pricing;

import caposaldo.account.ClientId;
import caposaldo.catalog.ItemId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What one client pays for one unit of a product, whatever the columns say.
 *
 * @param minQuantity from so many units on
 * @param currency of the price; null is the company's
 * @param until the last day; null for no end
 * @param reason why it was agreed
 * @param agreement number of the agreement it was agreed under, without which it does not hold; null for none
 */
public record AgreedPrice(
        long id,
        ClientId client,
        ItemId item,
        BigDecimal minQuantity,
        BigDecimal price,
        @Nullable Currency currency,
        LocalDate from,
        @Nullable LocalDate until,
        String reason,
        @Nullable Long agreement,
        int version) {

    /** @param own the company's */
    boolean isIn(Currency wanted, Currency own) {
        return wanted.equals(currency == null ? own : currency);
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
