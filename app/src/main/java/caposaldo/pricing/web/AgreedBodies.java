package caposaldo.pricing.web;

import static caposaldo.pricing.web.PriceBodies.orZero;
import static caposaldo.pricing.web.PriceBodies.required;

import caposaldo.catalog.ItemId;
import caposaldo.pricing.AgreePrice;
import caposaldo.pricing.AgreedPrice;
import caposaldo.pricing.AskedPrices;
import caposaldo.pricing.PriceListFacts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The shapes in which programs read and write prices agreed with clients, and those asked for. */
final class AgreedBodies {

    private AgreedBodies() {}

    record AgreedBody(
            long id,
            long item,
            BigDecimal minQuantity,
            BigDecimal price,
            String currency,
            LocalDate from,
            @Nullable LocalDate until,
            String reason,
            @Nullable Long agreement,
            int version) {

        static AgreedBody of(AgreedPrice agreed, Currency own) {
            return new AgreedBody(
                    agreed.id(),
                    agreed.item().value(),
                    agreed.minQuantity(),
                    agreed.price(),
                    code(agreed.currency(), own),
                    agreed.from(),
                    agreed.until(),
                    agreed.reason(),
                    agreed.agreement(),
                    agreed.version());
        }
    }

    private static String code(@Nullable Currency of, Currency own) {
        return Objects.requireNonNullElse(of, own).getCurrencyCode();
    }

    /** @param currency of the price; the company's when it is left out */
    record NewAgreed(
            @Nullable Long itemId,
            @Nullable BigDecimal minQuantity,
            @Nullable BigDecimal price,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String reason,
            @Nullable Long agreement,
            @Nullable String currency) {

        AgreePrice.Terms terms() {
            return new AgreePrice.Terms(
                    new ItemId(required(itemId, "itemId")),
                    orZero(minQuantity),
                    required(price, "price"),
                    required(from, "from"),
                    until,
                    required(reason, "reason"),
                    agreement,
                    PriceListFacts.currencyIfSaid(currency));
        }
    }

    record AgreedEnd(@Nullable LocalDate until, @Nullable Integer version) {}

    record AskedBody(
            long id,
            long item,
            BigDecimal minQuantity,
            BigDecimal price,
            String currency,
            LocalDate from,
            @Nullable LocalDate until,
            String reason,
            AskedPrices.State state) {

        static AskedBody of(AskedPrices.Asked asked, Currency own) {
            var terms = asked.terms();
            return new AskedBody(
                    asked.id(),
                    terms.item().value(),
                    terms.minQuantity(),
                    terms.price(),
                    code(terms.currency(), own),
                    terms.from(),
                    terms.until(),
                    terms.reason(),
                    asked.state());
        }
    }
}
