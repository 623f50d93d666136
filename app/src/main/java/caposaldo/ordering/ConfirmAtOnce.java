package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.ExternalKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.6: an order on the telephone, taken by who may also answer it: entered, submitted and confirmed as ordered in one
 * transaction. What would stop it on the way stops it here too: the order then stands where it got to.
 */
@Component
public class ConfirmAtOnce {

    /**
     * How it is answered.
     *
     * @param on the day all of it is promised for
     * @param reason for what has to be asked for; may be empty when nothing has
     */
    public record Promise(LocalDate on, String reason) {}

    private final KeepOrder keep;
    private final SubmitOrder submit;
    private final AnswerOrder answer;
    private final OrderStore store;
    private final SalesOrders orders;

    ConfirmAtOnce(KeepOrder keep, SubmitOrder submit, AnswerOrder answer, OrderStore store, SalesOrders orders) {
        this.keep = keep;
        this.submit = submit;
        this.answer = answer;
        this.store = store;
        this.orders = orders;
    }

    /**
     * @param key null for one that no other system knows; an order that is known by it stays as it is
     * @return in the state it got to: a draft when a rule blocks it, in approval when something has to be decided, submitted
     *     when credit holds what is confirmed
     * @throws Invalid naming each line that cannot be, when the client is archived, the key was another client's, or something
     *     has to be asked for with a reason
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional
    public SalesOrders.Whole take(
            AccessScope scope,
            ClientId client,
            @Nullable ExternalKey key,
            KeepOrder.Head head,
            List<KeepOrder.Wanted> wanted,
            Promise promise) {
        scope.require(Right.ORDER_CONFIRM);
        if (key == null) {
            var order = keep.unwritten(scope, client, head, wanted);
            submit(scope, order, promise);
            var whole = orders.whole(scope, order);
            store.save(order);
            return whole.orElseGet(() -> orders.whole(scope, order.id()));
        }
        // Its row stands before anything is done for it, so that of two who know it by the same key one goes on.
        var id = keep.enter(scope, client, OrderKind.STANDARD, key, head, wanted);
        var order = store.take(scope, id);
        if (order.state() == OrderState.DRAFT) {
            confirm(scope, order, promise);
        }
        return orders.whole(scope, id);
    }

    /**
     * An order that is typed already, for the day it is wanted for, or today: whoever confirms at once has the goods before
     * them.
     *
     * @param reason for what has to be asked for; may be empty when nothing has
     * @throws Invalid when it may not be submitted any more, or something has to be asked for without a reason
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public SubmitOrder.Outcome confirm(AccessScope scope, SalesOrderId id, int version, String reason) {
        scope.require(Right.ORDER_CONFIRM);
        scope.require(Right.ORDER_EDIT);
        var order = store.take(scope, id, version);
        var on = Objects.requireNonNullElse(order.head().getRequestedOn(), scope.date());
        return confirm(scope, order, new Promise(on, reason));
    }

    private SubmitOrder.Outcome confirm(AccessScope scope, OrderInHand order, Promise promise) {
        var outcome = submit(scope, order, promise);
        if (!(outcome instanceof SubmitOrder.Outcome.Blocked)) {
            store.save(order);
        }
        return outcome;
    }

    private SubmitOrder.Outcome submit(AccessScope scope, OrderInHand order, Promise promise) {
        if (promise.on.isBefore(scope.date())) {
            throw Invalid.field("confirmOn", "ordering.invalid.past");
        }
        var outcome = submit.submit(scope, order, promise.reason);
        if (outcome instanceof SubmitOrder.Outcome.Submitted) {
            answer.answer(scope, order, asOrdered(order.lines(), promise.on), null);
        }
        return outcome;
    }

    private static List<AnswerOrder.Answer> asOrdered(List<OrderLine> lines, LocalDate on) {
        return lines.stream()
                .map(line -> new AnswerOrder.Answer(line.no(), line.quantity(), on, null))
                .toList();
    }
}
