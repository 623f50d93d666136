package caposaldo.ordering;

import caposaldo.account.Client;
import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.approval.AskApproval;
import caposaldo.credit.CheckPoint;
import caposaldo.credit.HoldRule.Effect;
import caposaldo.credit.ReleaseHold;
import caposaldo.credit.ReserveCredit;
import caposaldo.credit.Verdict;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.6: an order goes to sales support. Discounts beyond one's rights and credit that a rule holds are asked for at
 * once; the order waits until both are decided.
 */
@Component
public class SubmitOrder {

    /** What became of it. */
    public sealed interface Outcome {

        /** It stands in the queue of sales support. */
        record Submitted(String number) implements Outcome {}

        /** @param requests those that wait for a decision */
        record InApproval(String number, List<Long> requests) implements Outcome {}

        /** Prices have changed since it was typed; it was written at today's and stays a draft. */
        record Repriced() implements Outcome {}

        /** A rule blocks it; it stays a draft. */
        record Blocked(Verdict verdict) implements Outcome {}
    }

    /** Who is asked, and what is known of the client. */
    @Component
    record Desk(Clients clients, Discounts discounts, ReserveCredit credit, ReleaseHold release) {}

    private final OrderStore store;
    private final OrderPricing pricing;
    private final Desk desk;
    private final Trail trail;

    SubmitOrder(OrderStore store, OrderPricing pricing, Desk desk, Trail trail) {
        this.store = store;
        this.pricing = pricing;
        this.desk = desk;
        this.trail = trail;
    }

    /**
     * @param reason for what has to be asked for; may be empty when nothing has
     * @throws Invalid when it has no lines, may not be submitted any more, or something has to be asked for without a reason
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public Outcome submit(AccessScope scope, SalesOrderId id, int version, String reason) {
        scope.require(Right.ORDER_EDIT);
        var order = store.take(scope, id, version);
        var outcome = submit(scope, order, reason);
        if (!(outcome instanceof Outcome.Blocked)) {
            store.save(order);
        }
        return outcome;
    }

    /** The same for who goes on with it, and saves it. */
    Outcome submit(AccessScope scope, OrderInHand order, String reason) {
        if (OrderStep.SUBMIT.from(order.state()).isEmpty()) {
            throw Invalid.field("", "ordering.invalid.closed");
        } else if (order.lines().isEmpty()) {
            throw Invalid.field("item", "ordering.invalid.empty");
        }
        var client = order.client()
                .orElseGet(() ->
                        desk.clients().get(scope, new ClientId(order.head().getClientId())));
        trail.worksOn(scope, client.portfolioId());
        if (isRepriced(scope, order, client)) {
            return new Outcome.Repriced();
        }
        var verdict = weigh(scope, order, client);
        if (verdict.effect().filter(Effect.BLOCK::equals).isPresent()) {
            return new Outcome.Blocked(verdict);
        }
        var asked = new Discounts.Asked(order.lines(), reason, store.valuation(order.head()));
        return go(scope, order, client, asked, verdict);
    }

    /**
     * Of an order that is confirmed at once its client is held from here on: what is said stands until its credit is taken up.
     * One that stood before may have a request that waits, which whoever decides it holds before the client.
     */
    private Verdict weigh(AccessScope scope, OrderInHand order, Client client) {
        var value = store.valuation(order.head()).value(order.gross());
        if (order.isWritten()) {
            return desk.credit()
                    .check(scope, client.id(), CheckPoint.ORDER, order.id().document(), value);
        }
        var weighed = desk.credit().weigh(scope, client.id(), order.id().document(), value);
        order.weighed(weighed);
        return weighed.verdict();
    }

    /** Typed on an earlier day, and some price has changed since. */
    private boolean isRepriced(AccessScope scope, OrderInHand order, Client client) {
        if (order.head().getPricedOn().equals(scope.date())) {
            return false;
        }
        var before = order.lines();
        var today = pricing.lines(scope, client, order.basis(), OrderLine.wanted(before));
        store.value(scope, order, null);
        order.replace(today, scope.date());
        return !OrderTotals.of(today.stream().map(OrderLine::part).toList())
                        .equals(OrderTotals.of(
                                before.stream().map(OrderLine::part).toList()))
                || !given(today).equals(given(before));
    }

    /** What promotions give, as it reads. */
    private static List<String> given(List<OrderLine> lines) {
        return lines.stream()
                .filter(line -> !line.isBought())
                .map(line -> Objects.requireNonNull(line.given()).promotion() + " " + line.code() + " "
                        + line.quantity().stripTrailingZeros().toPlainString())
                .toList();
    }

    private Outcome go(AccessScope scope, OrderInHand order, Client client, Discounts.Asked asked, Verdict verdict) {
        var head = order.head();
        if (head.getSubmittedAt() == null) {
            head.setSubmittedAt(store.now());
        }
        var waiting = new ArrayList<Long>();
        if (!Discounts.isAgreed(head, asked.lines())) {
            switch (ask(scope, client, order, asked)) {
                case AskApproval.Answer.Asked(var request) -> waiting.add(request);
                case AskApproval.Answer.Within() -> Discounts.agree(head, asked.lines());
                case AskApproval.Answer.Holds(var request) -> Discounts.agree(head, asked.lines());
            }
        }
        askCredit(scope, order, client, asked.reason(), verdict, waiting);
        var step = waiting.isEmpty() ? OrderStep.SUBMIT : OrderStep.ASK_APPROVAL;
        var number = store.number(order, scope.date());
        order.step(step, step.from(order.state()).orElseThrow(), scope.userId(), asked.reason());
        return waiting.isEmpty() ? new Outcome.Submitted(number) : new Outcome.InApproval(number, List.copyOf(waiting));
    }

    /** Who is asked finds the order. */
    private AskApproval.Answer ask(AccessScope scope, Client client, OrderInHand order, Discounts.Asked asked) {
        store.place(order);
        return desk.discounts().ask(scope, client, order.id(), store.number(order, scope.date()), asked);
    }

    private void askCredit(
            AccessScope scope, OrderInHand order, Client client, String reason, Verdict verdict, List<Long> waiting) {
        var document = order.id().document();
        var gross = verdict.facts().exposure().asked();
        if (verdict.passes(false) || desk.credit().passes(scope, client.id(), CheckPoint.ORDER, document, gross)) {
            return;
        }
        store.place(order);
        var number = store.number(order, scope.date());
        var held = new ReleaseHold.Case(client, document, number, order.id().path() + "/asked", gross, reason);
        if (desk.release().ask(scope, held, verdict) instanceof ReleaseHold.Outcome.Asked(var request)) {
            waiting.add(request);
        }
    }
}
