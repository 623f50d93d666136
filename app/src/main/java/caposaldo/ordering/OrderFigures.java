package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.catalog.ItemId;
import caposaldo.catalog.Items;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Percent;
import caposaldo.kernel.Right;
import caposaldo.sales.LastPrices;
import caposaldo.sales.LastPrices.Paid;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands beside the lines of an order for who decides about its prices: what was paid before, and what is left. */
@Component
public class OrderFigures {

    /** How many earlier sales of each product. */
    private static final int LAST = 3;

    /**
     * @param last of each product, the latest first; empty for who may not see sales
     * @param costs of one unit, in the order's currency at its rate; empty for who may not see costs
     */
    public record Seen(List<OrderLine> lines, Map<ItemId, List<Paid>> last, Optional<Map<ItemId, BigDecimal>> costs) {

        /** Empty for who may not see costs. */
        public Optional<OrderMargin> margin() {
            return costs.map(known -> OrderMargin.of(lines, known));
        }

        /** Of one line; empty when it is not known or not to be seen. */
        public Optional<Percent> margin(OrderLine line) {
            return costs.flatMap(known -> OrderMargin.share(line, known));
        }

        /** What it gives away as a whole, whoever looks. */
        public OrderMargin discount() {
            return OrderMargin.of(lines, Map.of());
        }

        public List<Paid> paid(OrderLine line) {
            return last.getOrDefault(line.item(), List.of());
        }
    }

    private final LastPrices last;
    private final Items items;

    OrderFigures(LastPrices last, Items items) {
        this.last = last;
        this.items = items;
    }

    @Transactional(readOnly = true)
    public Seen of(AccessScope scope, SalesOrder order) {
        scope.require(Right.ORDER_READ);
        var wanted = order.lines().stream().map(OrderLine::item).distinct().toList();
        return new Seen(
                order.lines(),
                wanted.isEmpty() ? Map.of() : paid(scope, order.client(), wanted),
                scope.may(Right.MARGIN_READ) && scope.may(Right.ITEM_READ)
                        ? Optional.of(order.at().prices(items.costs(scope, wanted)))
                        : Optional.empty());
    }

    /** What the client last paid for these; empty for who may not see sales. */
    @Transactional(readOnly = true)
    public Map<ItemId, List<Paid>> paid(AccessScope scope, ClientId client, List<ItemId> wanted) {
        return scope.may(Right.SALES_READ) ? last.of(scope, client, wanted, LAST) : Map.of();
    }
}
