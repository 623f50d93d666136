package caposaldo.ordering;

import caposaldo.approval.ApprovalDecided;
import caposaldo.credit.CheckPoint;
import caposaldo.credit.ReleaseHold;
import caposaldo.db.ordering.tables.records.SalesOrderRecord;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was decided moves the order in the same transaction: with the last yes it goes to support, with a no it is a draft
 * again.
 */
@Component
class OrderDecisions {

    private final OrderStore store;
    private final OrderLines lines;
    private final ReleaseHold release;
    private final Discounts discounts;

    OrderDecisions(OrderStore store, OrderLines lines, ReleaseHold release, Discounts discounts) {
        this.store = store;
        this.lines = lines;
        this.release = release;
        this.discounts = discounts;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void decided(ApprovalDecided decided) {
        about(decided)
                .flatMap(store::lock)
                .filter(order -> OrderState.valueOf(order.getState()) == OrderState.IN_APPROVAL)
                .ifPresent(order -> move(order, decided));
    }

    private static Optional<SalesOrderId> about(ApprovalDecided decided) {
        if (decided.kind().equals(Discounts.KIND)) {
            return Optional.of(new SalesOrderId(Long.parseLong(decided.subject())));
        } else if (decided.kind().equals(ReleaseHold.KIND)) {
            return Optional.of(ReleaseHold.document(decided))
                    .filter(document -> document.source().equals(SalesOrderId.SOURCE))
                    .map(document -> new SalesOrderId(document.id()));
        }
        return Optional.empty();
    }

    private void move(SalesOrderRecord order, ApprovalDecided decided) {
        var id = new SalesOrderId(order.getId());
        var by = decided.by().map(scope -> scope.userId()).orElse(null);
        if (!decided.approved()) {
            // What else was asked for it is not wanted any more.
            if (decided.kind().equals(Discounts.KIND)) {
                release.takeBack(id.document(), CheckPoint.ORDER);
            } else {
                discounts.takeBack(id);
            }
            store.step(order, OrderStep.DECLINE, OrderState.DRAFT, by, null);
            return;
        }
        var all = lines.of(id.value()).answer();
        if (decided.kind().equals(Discounts.KIND)) {
            Discounts.agree(order, all);
        }
        if (Discounts.isAgreed(order, all) && !release.isAsked(id.document(), CheckPoint.ORDER)) {
            store.step(order, OrderStep.APPROVE, OrderState.SUBMITTED, by, null);
        } else {
            store.save(order);
        }
    }
}
