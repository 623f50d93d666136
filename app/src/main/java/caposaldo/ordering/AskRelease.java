package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.credit.CheckPoint;
import caposaldo.credit.ReleaseHold;
import caposaldo.credit.ReserveCredit;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import java.util.Currency;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.8: an order that came to be held while it waited for support is asked for again. */
@Component
public class AskRelease {

    private final OrderStore store;
    private final Clients clients;
    private final ReserveCredit credit;
    private final ReleaseHold release;

    AskRelease(OrderStore store, Clients clients, ReserveCredit credit, ReleaseHold release) {
        this.store = store;
        this.clients = clients;
        this.credit = credit;
        this.release = release;
    }

    /**
     * @throws Invalid without a reason, when nothing holds it, it is blocked or asked already, or it does not wait for
     *     support
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public ReleaseHold.Outcome ask(AccessScope scope, SalesOrderId id, int version, String reason) {
        scope.require(Right.ORDER_EDIT);
        var order = store.lock(scope, id, version);
        if (OrderState.valueOf(order.getState()) != OrderState.SUBMITTED) {
            throw Invalid.field("", "ordering.invalid.answered");
        }
        var client = clients.get(scope, new ClientId(order.getClientId()));
        var gross =
                new Money(order.getNetAmount().add(order.getVatAmount()), Currency.getInstance(order.getCurrency()));
        var verdict = credit.check(scope, client.id(), CheckPoint.ORDER, id.document(), gross);
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
