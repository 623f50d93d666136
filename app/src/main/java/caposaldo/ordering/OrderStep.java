package caposaldo.ordering;

import static caposaldo.ordering.OrderState.CANCELLED;
import static caposaldo.ordering.OrderState.CONFIRMED;
import static caposaldo.ordering.OrderState.DELIVERED;
import static caposaldo.ordering.OrderState.DRAFT;
import static caposaldo.ordering.OrderState.INVOICED;
import static caposaldo.ordering.OrderState.IN_APPROVAL;
import static caposaldo.ordering.OrderState.IN_DELIVERY;
import static caposaldo.ordering.OrderState.PARTLY_CONFIRMED;
import static caposaldo.ordering.OrderState.QUESTIONED;
import static caposaldo.ordering.OrderState.REFUSED;
import static caposaldo.ordering.OrderState.SETTLED;
import static caposaldo.ordering.OrderState.SUBMITTED;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The one table of what may follow what: every change of an order is one of these. */
public enum OrderStep {
    SUBMIT(SUBMITTED, DRAFT, QUESTIONED),
    ASK_APPROVAL(IN_APPROVAL, DRAFT, QUESTIONED),
    APPROVE(SUBMITTED, IN_APPROVAL),
    DECLINE(DRAFT, IN_APPROVAL),
    ASK_BACK(QUESTIONED, SUBMITTED),
    CONFIRM(CONFIRMED, SUBMITTED),
    CONFIRM_PARTLY(PARTLY_CONFIRMED, SUBMITTED),
    REFUSE(REFUSED, SUBMITTED),
    BEGIN_DELIVERY(IN_DELIVERY, CONFIRMED, PARTLY_CONFIRMED),
    COMPLETE_DELIVERY(DELIVERED, CONFIRMED, PARTLY_CONFIRMED, IN_DELIVERY),
    INVOICE(INVOICED, DELIVERED),
    SETTLE(SETTLED, INVOICED),
    /** A payment was taken back. */
    REOPEN(INVOICED, SETTLED),
    CANCEL(CANCELLED, DRAFT, IN_APPROVAL, SUBMITTED, QUESTIONED, CONFIRMED, PARTLY_CONFIRMED);

    private final OrderState to;
    private final Set<OrderState> from;

    OrderStep(OrderState to, OrderState first, OrderState... more) {
        this.to = to;
        this.from = EnumSet.of(first, more);
    }

    /** Where it leads from there; empty when it does not. */
    public Optional<OrderState> from(OrderState state) {
        return from.contains(state) ? Optional.of(to) : Optional.empty();
    }

    /** What may follow. */
    public static Set<OrderStep> after(OrderState state) {
        var steps = EnumSet.noneOf(OrderStep.class);
        Stream.of(values()).filter(step -> step.from.contains(state)).forEach(steps::add);
        return steps;
    }
}
