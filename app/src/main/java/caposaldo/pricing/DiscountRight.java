package caposaldo.pricing;

import caposaldo.kernel.Role;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a role may go by itself (2.9).
 *
 * @param group the product group it is for, with the groups in it; empty for every product
 * @param segment the class of clients it is for; empty for every client
 * @param limit of LINE the most percent below the column's price, of MARGIN the least margin in percent that must be left, of
 *     TOTAL the most percent an order as a whole may be below its columns, of NET_TOTAL the largest net total that an order
 *     with discounts may have, in the company's currency
 * @param until the last day; null for no end
 */
public record DiscountRight(
        long id,
        Role role,
        Optional<Long> group,
        Optional<String> segment,
        Measure measure,
        BigDecimal limit,
        LocalDate from,
        @Nullable LocalDate until,
        int version) {

    public enum Measure {
        LINE,
        MARGIN,
        TOTAL,
        NET_TOTAL;

        /** Whether it is about an order as a whole; then it is for every product. */
        public boolean isOfOrder() {
            return this == TOTAL || this == NET_TOTAL;
        }
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    boolean isFor(DiscountPolicy.Case wanted) {
        return group.map(wanted.groups()::contains).orElse(true) && isFor(wanted.segment());
    }

    boolean isFor(@Nullable String of) {
        return segment.map(s -> of != null && s.toLowerCase(Locale.ROOT).equals(of.toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    /** What is not known keeps to no limit. */
    boolean isKeptBy(DiscountPolicy.Case wanted) {
        return switch (measure) {
            case LINE ->
                wanted.discount().filter(d -> d.value().compareTo(limit) <= 0).isPresent();
            case MARGIN ->
                wanted.margin().filter(m -> m.value().compareTo(limit) >= 0).isPresent();
            case TOTAL, NET_TOTAL -> throw new IllegalStateException(measure + " is not about a price");
        };
    }

    boolean isKeptBy(DiscountPolicy.OrderCase wanted) {
        return switch (measure) {
            case TOTAL -> wanted.discount().value().compareTo(limit) <= 0;
            case NET_TOTAL -> wanted.net().compareTo(limit) <= 0;
            case LINE, MARGIN -> throw new IllegalStateException(measure + " is not about an order");
        };
    }
}
