package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.credit.CheckPoint;
import caposaldo.credit.ReleaseHold;
import caposaldo.credit.ReserveCredit;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.11: what of an order was confirmed and will not come is given up with a coded reason. What it took up of credit is
 * free again to the cent, and the order goes on with what has left.
 */
@Component
public class GiveUpRest {

    /** In the trail. */
    static final String GIVEN_UP = "GIVE_UP";

    private static final int LONGEST = 500;

    private final OrderStore store;
    private final OrderLines lines;
    private final ReserveCredit credit;
    private final ReleaseHold release;
    private final OrderProgress progress;

    GiveUpRest(OrderStore store, OrderLines lines, ReserveCredit credit, ReleaseHold release, OrderProgress progress) {
        this.store = store;
        this.lines = lines;
        this.credit = credit;
        this.release = release;
        this.progress = progress;
    }

    /**
     * @throws Invalid when nothing of it has left (then it is cancelled), or nothing is left to come
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void giveUp(
            AccessScope scope, SalesOrderId id, int version, LineResponse.Refusal because, @Nullable String note) {
        scope.require(Right.ORDER_CONFIRM);
        if (note != null && note.length() > LONGEST) {
            throw Invalid.field("giveUpNote", "ordering.invalid.reference", LONGEST);
        }
        // In the order in which a decision takes them: the request, then the order.
        release.takeBack(id.document(), CheckPoint.DELIVERY);
        var order = store.lock(scope, id, version);
        var open = lines.of(id.value()).answer().stream()
                .anyMatch(line -> line.backOrder().signum() > 0);
        if (OrderState.valueOf(order.getState()) != OrderState.IN_DELIVERY || !open) {
            throw Invalid.field("", "ordering.invalid.giveUp");
        }
        var client = new ClientId(order.getClientId());
        credit.hold(scope, client);
        var rest = store.valuation(order).value(order.getConfirmedAmount().subtract(order.getDeliveredAmount()));
        if (rest.amount().signum() > 0) {
            credit.release(scope, client, id.document(), rest);
        }
        lines.giveUp(order.getId(), because);
        order.setConfirmedAmount(order.getDeliveredAmount());
        store.tell(order, GIVEN_UP, OrderState.IN_DELIVERY, scope.userId(), note);
        if (!progress.complete(scope, order, null)) {
            store.save(order);
        }
    }
}
