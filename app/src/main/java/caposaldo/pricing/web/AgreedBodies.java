package caposaldo.pricing.web;

import static caposaldo.pricing.web.PriceBodies.orZero;
import static caposaldo.pricing.web.PriceBodies.required;

import caposaldo.catalog.ItemId;
import caposaldo.pricing.AgreePrice;
import caposaldo.pricing.AgreedPrice;
import caposaldo.pricing.AskedPrices;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The shapes in which programs read and write prices agreed with clients, and those asked for. */
final class AgreedBodies {

    private AgreedBodies() {}

    record AgreedBody(
            long id,
            long item,
            BigDecimal minQuantity,
            BigDecimal price,
            LocalDate from,
            @Nullable LocalDate until,
            String reason,
            @Nullable Long agreement,
            int version) {

        static AgreedBody of(AgreedPrice agreed) {
            return new AgreedBody(
                    agreed.id(),
                    agreed.item().value(),
                    agreed.minQuantity(),
                    agreed.price(),
                    agreed.from(),
                    agreed.until(),
                    agreed.reason(),
                    agreed.agreement(),
                    agreed.version());
        }
    }

    record NewAgreed(
            @Nullable Long itemId,
            @Nullable BigDecimal minQuantity,
            @Nullable BigDecimal price,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String reason,
            @Nullable Long agreement) {

        AgreePrice.Terms terms() {
            return new AgreePrice.Terms(
                    new ItemId(required(itemId, "itemId")),
                    orZero(minQuantity),
                    required(price, "price"),
                    required(from, "from"),
                    until,
                    required(reason, "reason"),
                    agreement);
        }
    }

    record AgreedEnd(@Nullable LocalDate until, @Nullable Integer version) {}

    record AskedBody(
            long id,
            long item,
            BigDecimal minQuantity,
            BigDecimal price,
            LocalDate from,
            @Nullable LocalDate until,
            String reason,
            AskedPrices.State state) {

        static AskedBody of(AskedPrices.Asked asked) {
            var terms = asked.terms();
            return new AskedBody(
                    asked.id(),
                    terms.item().value(),
                    terms.minQuantity(),
                    terms.price(),
                    terms.from(),
                    terms.until(),
                    terms.reason(),
                    asked.state());
        }
    }
}
