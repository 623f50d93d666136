package caposaldo.pricing;

import caposaldo.kernel.Percent;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import caposaldo.pricing.DiscountRight.Measure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose word is enough for a price. Of each measure the nearest right decides: that of the product's own group before those
 * of the groups above it, and one for the client's segment before one for any. A role of which nothing is written goes no
 * step below the column, unless it may agree prices: then it goes as far as it likes.
 */
public record DiscountPolicy(List<DiscountRight> rights, LocalDate day) {

    /**
     * What is wanted.
     *
     * @param groups of the product, its own first
     * @param discount percent below the column's price; empty when the column has none
     * @param margin what would be left; empty when the cost is not known
     */
    public record Case(
            List<Long> groups, @Nullable String segment, Optional<Percent> discount, Optional<Percent> margin) {}

    /**
     * What is wanted of an order as a whole.
     *
     * @param discount below its columns' prices
     * @param net its total, in the company's currency
     */
    public record OrderCase(@Nullable String segment, Percent discount, BigDecimal net) {}

    /** @param weighed the rights that decide, with whether each is kept; none where nothing is written for the role */
    public record Verdict(Role role, boolean enough, List<Weighed> weighed) {}

    public record Weighed(DiscountRight right, boolean kept) {}

    public DiscountPolicy {
        rights = List.copyOf(rights);
    }

    public Verdict verdict(Role role, Case wanted) {
        var written = rights.stream()
                .filter(r -> r.role() == role && r.holdsOn(day) && !r.measure().isOfOrder())
                .toList();
        if (written.isEmpty()) {
            var free = role.rights().contains(Right.PRICE_AGREE)
                    || wanted.discount().filter(d -> d.value().signum() <= 0).isPresent();
            return new Verdict(role, free, List.of());
        }
        var weighed = new ArrayList<Weighed>();
        for (var measure : Measure.values()) {
            written.stream()
                    .filter(r -> r.measure() == measure && r.isFor(wanted))
                    .min(nearest(wanted))
                    .ifPresent(r -> weighed.add(new Weighed(r, r.isKeptBy(wanted))));
        }
        var line = weighed.stream().anyMatch(w -> w.right().measure() == Measure.LINE);
        return new Verdict(role, line && weighed.stream().allMatch(Weighed::kept), List.copyOf(weighed));
    }

    /** Of an order as a whole a role of which nothing is written goes as far as with its lines. */
    public Verdict order(Role role, OrderCase wanted) {
        var weighed = new ArrayList<Weighed>();
        for (var measure : Measure.values()) {
            rights.stream()
                    .filter(r -> measure.isOfOrder() && r.measure() == measure && r.role() == role && r.holdsOn(day))
                    .filter(r -> r.isFor(wanted.segment()))
                    .min(Comparator.comparing(r -> r.segment().isEmpty()))
                    .ifPresent(r -> weighed.add(new Weighed(r, r.isKeptBy(wanted))));
        }
        return new Verdict(role, weighed.stream().allMatch(Weighed::kept), List.copyOf(weighed));
    }

    private static Comparator<DiscountRight> nearest(Case wanted) {
        return Comparator.<DiscountRight>comparingInt(
                        r -> r.group().map(wanted.groups()::indexOf).orElse(Integer.MAX_VALUE))
                .thenComparing(r -> r.segment().isEmpty());
    }
}
