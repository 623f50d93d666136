package caposaldo.ordering;

import caposaldo.db.AccessScope;
import caposaldo.db.ordering.tables.records.SalesOrderRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.6: one of support takes an order in hand, so that no two do the same; and asks back what is not clear. */
@Component
public class WorkOnOrder {

    static final String CLAIM = "CLAIM";
    static final String UNCLAIM = "UNCLAIM";

    private static final int LONGEST = 500;

    private final OrderStore store;

    WorkOnOrder(OrderStore store) {
        this.store = store;
    }

    /**
     * @throws Invalid when it does not wait for support
     * @throws Stale when somebody changed it since {@code version} was read, or works on it
     */
    @Transactional
    public void claim(AccessScope scope, SalesOrderId id, int version) {
        var order = waiting(scope, id, version);
        order.setClaimedById(scope.userId());
        order.setClaimedAt(store.now());
        store.tell(order, CLAIM, OrderState.SUBMITTED, scope.userId(), null);
        store.save(order);
    }

    private SalesOrderRecord waiting(AccessScope scope, SalesOrderId id, int version) {
        scope.require(Right.ORDER_CONFIRM);
        var order = store.lock(scope, id, version);
        if (OrderState.valueOf(order.getState()) != OrderState.SUBMITTED) {
            throw Invalid.field("", "ordering.invalid.answered");
        } else if (order.getClaimedById() != null && order.getClaimedById() != scope.userId()) {
            throw new Stale("order " + id.value());
        }
        return order;
    }

    /** Whoever has it in hand, and whoever may do the same, gives it back: nobody waits for who is away. */
    @Transactional
    public void unclaim(AccessScope scope, SalesOrderId id, int version) {
        scope.require(Right.ORDER_CONFIRM);
        var order = store.lock(scope, id, version);
        if (OrderState.valueOf(order.getState()) != OrderState.SUBMITTED || order.getClaimedById() == null) {
            throw Invalid.field("", "ordering.invalid.answered");
        }
        order.setClaimedById(null);
        order.setClaimedAt(null);
        store.tell(order, UNCLAIM, OrderState.SUBMITTED, scope.userId(), null);
        store.save(order);
    }

    /**
     * The question goes to who entered it; lines may be typed again, and submitted again it is answered with the next.
     *
     * @throws Invalid without a question, or when it does not wait for support
     */
    @Transactional
    public void askBack(AccessScope scope, SalesOrderId id, int version, String question) {
        if (question.isBlank() || question.strip().length() > LONGEST) {
            throw Invalid.field("question", "ordering.invalid.question", LONGEST);
        }
        var order = waiting(scope, id, version);
        store.step(order, OrderStep.ASK_BACK, OrderState.QUESTIONED, scope.userId(), question);
    }
}
