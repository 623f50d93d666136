package caposaldo.pricing.web;

import static caposaldo.pricing.web.PriceBodies.required;

import caposaldo.catalog.ItemId;
import caposaldo.kernel.Invalid;
import caposaldo.pricing.FreeGoods;
import caposaldo.pricing.Promotion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shapes in which forms and programs write promotions. */
final class PromotionForms {

    private PromotionForms() {}

    /**
     * @param groupId with the groups in it; neither it nor a product for every product
     * @param until the last day
     * @param freeEach for each so many bought
     * @param freeItem is given; without it nothing is given
     * @param freeFrom so many must be bought for anything to be given
     * @param freeMost so many are given with an order; left out for any
     */
    record PromotionBody(
            @Nullable Long id,
            @Nullable String name,
            @Nullable String segment,
            @Nullable Long groupId,
            @Nullable Long itemId,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable BigDecimal freeEach,
            @Nullable Long freeItem,
            @Nullable BigDecimal freeQuantity,
            @Nullable BigDecimal freeFrom,
            @Nullable BigDecimal freeMost,
            @Nullable Integer version) {

        static PromotionBody of(Promotion promotion) {
            var facts = promotion.facts();
            var free = facts.free();
            return new PromotionBody(
                    promotion.id(),
                    facts.name(),
                    facts.segment(),
                    facts.products() instanceof Promotion.Products.Group(var group) ? group : null,
                    facts.products() instanceof Promotion.Products.One(var item) ? item.value() : null,
                    facts.from(),
                    facts.until(),
                    free.map(FreeGoods.Terms::each).orElse(null),
                    free.map(terms -> terms.item().value()).orElse(null),
                    free.map(FreeGoods.Terms::quantity).orElse(null),
                    free.map(FreeGoods.Terms::from).orElse(null),
                    free.map(FreeGoods.Terms::most).orElse(null),
                    promotion.version());
        }

        /** @throws Invalid naming the field that is missing, or too much */
        Promotion.Facts facts() {
            return new Promotion.Facts(
                    required(name, "name"),
                    segment,
                    products(),
                    required(from, "from"),
                    required(until, "until"),
                    free());
        }

        private Promotion.Products products() {
            if (groupId != null && itemId != null) {
                throw Invalid.field("itemId", "pricing.invalid.promotion.products");
            } else if (groupId != null) {
                return new Promotion.Products.Group(groupId);
            }
            return itemId == null ? new Promotion.Products.Every() : new Promotion.Products.One(new ItemId(itemId));
        }

        private Optional<FreeGoods.Terms> free() {
            if (freeEach == null && freeItem == null && freeQuantity == null && freeFrom == null && freeMost == null) {
                return Optional.empty();
            }
            return Optional.of(new FreeGoods.Terms(
                    needed(freeEach, "freeEach"),
                    new ItemId(needed(freeItem, "freeItem")),
                    needed(freeQuantity, "freeQuantity"),
                    freeFrom == null ? BigDecimal.ZERO : freeFrom,
                    freeMost));
        }

        private static <T> T needed(@Nullable T value, String field) {
            if (value == null) {
                throw Invalid.field(field, "pricing.invalid.promotion.free");
            }
            return value;
        }
    }
}
