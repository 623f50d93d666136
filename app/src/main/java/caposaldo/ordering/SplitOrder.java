package caposaldo.ordering;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.8: what credit lets go stays on the order; the rest waits on a draft of its own. */
@Component
public class SplitOrder {

    private final WhatFits fits;
    private final KeepOrder keep;
    private final SalesOrders orders;

    SplitOrder(WhatFits fits, KeepOrder keep, SalesOrders orders) {
        this.fits = fits;
        this.keep = keep;
        this.orders = orders;
    }

    /**
     * @return the draft with the rest, at the prices of today and with its discounts
     * @throws Invalid when credit holds nothing of it, or all of it, or it may not be changed any more
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public SalesOrderId split(AccessScope scope, SalesOrderId id, int version) {
        scope.require(Right.ORDER_EDIT);
        var answer = fits.of(scope, id);
        if (!answer.isPart()) {
            throw Invalid.field("", "ordering.invalid.split");
        }
        var order = answer.order();
        var head = new KeepOrder.Head(
                order.customerReference(),
                order.requestedOn(),
                order.note(),
                order.agreementId(),
                order.at().currency());
        var stays = answer.now().quantities();
        var rest = IntStream.range(0, stays.size())
                .mapToObj(i -> order.lines().get(i).quantity().subtract(stays.get(i)))
                .toList();
        keep.save(scope, id, version, head, WhatFits.wanted(order, stays));
        var draft = keep.begin(
                scope, order.client(), OrderKind.STANDARD, null, order.at().currency());
        keep.save(scope, draft, orders.get(scope, draft).version(), head, WhatFits.wanted(order, rest));
        return draft;
    }
}
