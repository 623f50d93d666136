package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.credit.CheckPoint;
import caposaldo.credit.ReleaseHold;
import caposaldo.credit.ReserveCredit;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.6: an order is cancelled as long as nothing of it has left. What it had confirmed is free again to the cent, and
 * what was asked for it waits for nobody any more.
 */
@Component
public class CancelOrder {

    private static final int LONGEST = 500;

    private final OrderStore store;
    private final Clients clients;
    private final ReserveCredit credit;
    private final ReleaseHold release;
    private final Discounts discounts;
    private final Trail trail;

    CancelOrder(
            OrderStore store,
            Clients clients,
            ReserveCredit credit,
            ReleaseHold release,
            Discounts discounts,
            Trail trail) {
        this.store = store;
        this.clients = clients;
        this.credit = credit;
        this.release = release;
        this.discounts = discounts;
        this.trail = trail;
    }

    /**
     * @throws Invalid without a reason, or when it cannot be cancelled any more
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void cancel(AccessScope scope, SalesOrderId id, int version, String reason) {
        scope.require(Right.ORDER_EDIT);
        if (reason.isBlank() || reason.strip().length() > LONGEST) {
            throw Invalid.field("reason", "ordering.invalid.why", LONGEST);
        }
        // In the order in which a decision takes them: the request, then the order.
        discounts.takeBack(id);
        release.takeBack(id.document(), CheckPoint.ORDER);
        release.takeBack(id.document(), CheckPoint.DELIVERY);
        var order = store.lock(scope, id, version);
        var client = clients.get(scope, new ClientId(order.getClientId()));
        trail.worksOn(scope, client.portfolioId());
        var from = OrderState.valueOf(order.getState());
        var to = OrderStep.CANCEL.from(from).orElseThrow(() -> Invalid.field("", "ordering.invalid.cancel"));
        if (from.isPromised()) {
            var promised = store.valuation(order).value(order.getConfirmedAmount());
            if (promised.amount().signum() > 0) {
                credit.release(scope, client.id(), id.document(), promised);
            }
            order.setConfirmedAmount(BigDecimal.ZERO);
        }
        store.step(order, OrderStep.CANCEL, to, scope.userId(), reason);
    }
}
