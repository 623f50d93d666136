package caposaldo.pricing;

import caposaldo.kernel.Percent;
import caposaldo.kernel.Role;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a role may go by itself (2.9).
 *
 * @param group the product group it is for, with the groups in it; empty for every product
 * @param segment the class of clients it is for; empty for every client
 * @param limit of LINE the most percent below the column's price, of MARGIN the least margin that must be left
 * @param until the last day; null for no end
 */
public record DiscountRight(
        long id,
        Role role,
        Optional<Long> group,
        Optional<String> segment,
        Measure measure,
        Percent limit,
        LocalDate from,
        @Nullable LocalDate until,
        int version) {

    public enum Measure {
        LINE,
        MARGIN
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    boolean isFor(DiscountPolicy.Case wanted) {
        return group.map(wanted.groups()::contains).orElse(true)
                && segment.map(s -> wanted.segment() != null
                                && s.toLowerCase(Locale.ROOT)
                                        .equals(wanted.segment().toLowerCase(Locale.ROOT)))
                        .orElse(true);
    }

    /** What is not known keeps to no limit. */
    boolean isKeptBy(DiscountPolicy.Case wanted) {
        return switch (measure) {
            case LINE -> wanted.discount().filter(d -> d.compareTo(limit) <= 0).isPresent();
            case MARGIN -> wanted.margin().filter(m -> m.compareTo(limit) >= 0).isPresent();
        };
    }
}
