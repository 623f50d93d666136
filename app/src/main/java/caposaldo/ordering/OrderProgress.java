package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.credit.ReserveCredit;
import caposaldo.db.AccessScope;
import caposaldo.db.ordering.tables.records.SalesOrderRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says when an order is through with its deliveries, whatever brought the last of them to an end. */
@Component
class OrderProgress {

    private final OrderStore store;
    private final DeliveryStore deliveries;
    private final ReserveCredit credit;
    private final SettleOrders settle;

    OrderProgress(OrderStore store, DeliveryStore deliveries, ReserveCredit credit, SettleOrders settle) {
        this.store = store;
        this.deliveries = deliveries;
        this.credit = credit;
        this.settle = settle;
    }

    /**
     * With nothing left to deliver and every note signed for the order is delivered; with nothing left to invoice it is that,
     * too, and settled when all of it is paid already.
     *
     * @return whether it was; otherwise nothing was written
     */
    boolean complete(AccessScope scope, SalesOrderRecord order, @Nullable String note) {
        var left = deliveries.left(order);
        if (left.toDeliver() > 0 || left.underWay() > 0) {
            return false;
        }
        store.step(order, OrderStep.COMPLETE_DELIVERY, OrderState.DELIVERED, scope.userId(), note);
        if (left.toInvoice() == 0 && left.invoiced() > 0) {
            store.step(order, OrderStep.INVOICE, OrderState.INVOICED, scope.userId(), null);
            credit.hold(scope, new ClientId(order.getClientId()));
            settle.settle(List.of(order.getClientId()));
        }
        return true;
    }
}
