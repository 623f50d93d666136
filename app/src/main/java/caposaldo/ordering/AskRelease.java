package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.credit.ReleaseHold;
import caposaldo.credit.ReserveCredit;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.8: an order that came to be held while it waited for support, or to leave, is asked for again. */
@Component
public class AskRelease {

    private final OrderStore store;
    private final SalesOrders orders;
    private final Clients clients;
    private final ReserveCredit credit;
    private final ReleaseHold release;

    AskRelease(OrderStore store, SalesOrders orders, Clients clients, ReserveCredit credit, ReleaseHold release) {
        this.store = store;
        this.orders = orders;
        this.clients = clients;
        this.credit = credit;
        this.release = release;
    }

    /**
     * @throws Invalid without a reason, when nothing holds it, it is blocked or asked already, or it waits for neither
     *     support, delivery nor an invoice
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public ReleaseHold.Outcome ask(AccessScope scope, SalesOrderId id, int version, String reason) {
        scope.require(Right.ORDER_EDIT);
        var order = store.lock(scope, id, version);
        var state = OrderState.valueOf(order.getState());
        if (state != OrderState.SUBMITTED && !state.isDeliverable() && state != OrderState.DELIVERED) {
            throw Invalid.field("", "ordering.invalid.answered");
        }
        var client = clients.get(scope, new ClientId(order.getClientId()));
        var read = orders.get(scope, id);
        var gross = read.inQuestion();
        var verdict = credit.check(scope, client.id(), read.nextPoint(), id.document(), gross);
        if (verdict.passes(false)) {
            throw Invalid.field("", "ordering.invalid.free");
        }
        return release.ask(
                scope,
                new ReleaseHold.Case(
                        client,
                        id.document(),
                        Objects.requireNonNull(order.getNumber()),
                        id.path() + "/asked",
                        gross,
                        reason),
                verdict);
    }
}
