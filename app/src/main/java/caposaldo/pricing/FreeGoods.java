package caposaldo.pricing;

import caposaldo.catalog.ItemId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What promotions give for free with an order (2.9), reckoned anew from what is bought and from nothing else: neither the
 * order of the lines, nor in how many of them a product stands, nor what was given before changes it. More bought never
 * gives less. Each promotion gives by itself; what it gives is not bought and earns nothing.
 */
public final class FreeGoods {

    /**
     * @param each for each so many bought
     * @param item is given for free
     * @param quantity so many of it, each time
     * @param from so many must be bought for anything to be given
     * @param most so many of it are given with an order; null for any
     */
    public record Terms(
            BigDecimal each,
            ItemId item,
            BigDecimal quantity,
            BigDecimal from,
            @Nullable BigDecimal most) {

        /** What is given for so many bought, 0 or more. */
        public BigDecimal given(BigDecimal bought) {
            if (bought.compareTo(from) < 0) {
                return BigDecimal.ZERO;
            }
            var times = bought.divide(each, 0, RoundingMode.DOWN);
            var given = times.multiply(quantity);
            return most == null ? given : given.min(most);
        }
    }

    /** A promotion that holds for the client on the day, and which products of the order it is for. */
    public record Running(Promotion promotion, Set<ItemId> items) {}

    /** @param bought so many of its products earned it */
    public record Free(Promotion promotion, ItemId item, BigDecimal quantity, BigDecimal bought) {}

    private FreeGoods() {}

    /**
     * @param bought what is charged, by product
     * @return by the number of the promotion
     */
    public static List<Free> of(Collection<Running> running, Map<ItemId, BigDecimal> bought) {
        return running.stream()
                .flatMap(one -> free(one, bought).stream())
                .sorted(Comparator.comparing(free -> free.promotion().id()))
                .toList();
    }

    private static Optional<Free> free(Running running, Map<ItemId, BigDecimal> bought) {
        var counted = running.items.stream()
                .map(item -> bought.getOrDefault(item, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return running.promotion
                .facts()
                .free()
                .map(terms ->
                        new Free(running.promotion, terms.item(), terms.given(counted), counted.stripTrailingZeros()))
                .filter(free -> free.quantity().signum() > 0);
    }
}
