package caposaldo.ordering;

import caposaldo.catalog.ItemId;
import caposaldo.kernel.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an order gives away and what it leaves, as a whole. Amounts are net, in the order's currency.
 *
 * @param base at the prices that the rules say
 * @param net at the prices charged
 * @param costed the net of the lines whose cost is known
 * @param cost of those lines
 * @param uncosted how many lines have no known cost
 */
public record OrderMargin(BigDecimal base, BigDecimal net, BigDecimal costed, BigDecimal cost, int uncosted) {

    private static final int CENTS = 2;

    /** @param costs of one unit in the same currency, of the products whose cost is known */
    public static OrderMargin of(List<OrderLine> lines, Map<ItemId, BigDecimal> costs) {
        var base = BigDecimal.ZERO;
        var net = BigDecimal.ZERO;
        var costed = BigDecimal.ZERO;
        var cost = BigDecimal.ZERO;
        var uncosted = 0;
        for (var line : lines) {
            base = base.add(OrderTotals.Part.net(line.quantity(), line.basePrice()));
            net = net.add(line.net());
            var unit = costs.get(line.item());
            if (unit == null) {
                uncosted++;
            } else {
                costed = costed.add(line.net());
                cost = cost.add(line.quantity().multiply(unit));
            }
        }
        return new OrderMargin(base, net, costed, cost.setScale(CENTS, RoundingMode.HALF_UP), uncosted);
    }

    /** What is charged less than the rules say, 0 or more. */
    public BigDecimal discount() {
        return base.subtract(net);
    }

    /** Of what the rules say; empty when that is nothing. */
    public Optional<Percent> discountShare() {
        return Percent.share(discount(), base);
    }

    /** What stays of the lines whose cost is known; empty when none is. */
    public Optional<BigDecimal> margin() {
        return costed.signum() == 0 && cost.signum() == 0 ? Optional.empty() : Optional.of(costed.subtract(cost));
    }

    /** Of the net of those lines; empty when none is known, or nothing is charged for them. */
    public Optional<Percent> marginShare() {
        return margin().flatMap(margin -> Percent.share(margin, costed));
    }

    /** The same share for one line; empty when its cost is not known or nothing is charged. */
    public static Optional<Percent> share(OrderLine line, Map<ItemId, BigDecimal> costs) {
        return of(List.of(line), costs).marginShare();
    }
}
