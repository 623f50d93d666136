package caposaldo.people;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 1.2: the director signs what was recommended, and with the signature it is so; or it is turned down. */
@Component
public class SignOrder {

    private final StaffOrders orders;
    private final StaffOrderStore store;
    private final ReportingLine line;

    SignOrder(StaffOrders orders, StaffOrderStore store, ReportingLine line) {
        this.orders = orders;
        this.store = store;
        this.line = line;
    }

    /**
     * @throws Invalid when what it decides cannot be any more: the position is held, the appointment is over, or the
     *     reporting line would be a circle
     * @throws Stale when it was signed or turned down since
     */
    @Transactional
    public void sign(AccessScope scope, StaffOrderId id, int version) {
        scope.require(Right.APPOINT_SIGN);
        line.nameWhoseRight(scope, Right.APPOINT_SIGN);
        decide(scope, id, version, StaffOrder.State.SIGNED);
        var order = orders.byId(scope, id);
        try {
            carryOut(order);
        } catch (DataIntegrityViolationException impossible) {
            var key = order.kind() == StaffOrder.Kind.REPORTING_LINE
                    ? "people.line.circle"
                    : "people.order.position-held";
            var problem = Invalid.field("", key);
            problem.initCause(impossible);
            throw problem;
        }
    }

    StaffOrderId signIfAllowed(AccessScope scope, StaffOrderId id) {
        if (scope.may(Right.APPOINT_SIGN)) {
            sign(scope, id, 1);
        }
        return id;
    }

    private void carryOut(StaffOrder order) {
        switch (order.kind()) {
            case APPOINTMENT -> store.appoint(order);
            case DISMISSAL -> {
                if (store.relieve(order) == 0) {
                    throw Invalid.field("", "people.relief.not-held");
                }
            }
            case REPORTING_LINE -> store.changeLine(order);
        }
    }

    /**
     * Turned down by the director, or taken back by a superior of the position; it keeps its number.
     *
     * @throws Forbidden to everybody else
     * @throws Stale when it was signed or turned down since
     */
    @Transactional
    public void cancel(AccessScope scope, StaffOrderId id, int version) {
        var order = orders.byId(scope, id);
        if (!scope.may(Right.APPOINT_SIGN)) {
            line.requireSayOver(scope, new PositionId(order.position().id()));
        }
        decide(scope, id, version, StaffOrder.State.CANCELLED);
    }

    private void decide(AccessScope scope, StaffOrderId id, int version, StaffOrder.State state) {
        if (store.decide(id, version, state, scope) == 0) {
            throw new Stale("order " + id.value());
        }
    }
}
