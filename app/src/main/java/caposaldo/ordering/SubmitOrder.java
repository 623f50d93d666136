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
import caposaldo.db.NumberSeries;
import caposaldo.db.Trail;
import caposaldo.db.ordering.tables.records.SalesOrderRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import java.util.ArrayList;
import java.util.Currency;
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

    private static final String SERIES = "SO";

    private final OrderStore store;
    private final SalesOrders orders;
    private final OrderPricing pricing;
    private final Desk desk;
    private final NumberSeries numbers;
    private final Trail trail;

    SubmitOrder(
            OrderStore store, SalesOrders orders, OrderPricing pricing, Desk desk, NumberSeries numbers, Trail trail) {
        this.store = store;
        this.orders = orders;
        this.pricing = pricing;
        this.desk = desk;
        this.numbers = numbers;
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
        var order = store.lock(scope, id, version);
        if (OrderStep.SUBMIT.from(OrderState.valueOf(order.getState())).isEmpty()) {
            throw Invalid.field("", "ordering.invalid.closed");
        }
        var lines = orders.lines(id);
        if (lines.isEmpty()) {
            throw Invalid.field("item", "ordering.invalid.empty");
        }
        var client = desk.clients().get(scope, new ClientId(order.getClientId()));
        trail.worksOn(scope, client.portfolioId());
        if (isRepriced(scope, order, client, lines)) {
            return new Outcome.Repriced();
        }
        var gross =
                new Money(order.getNetAmount().add(order.getVatAmount()), Currency.getInstance(order.getCurrency()));
        var verdict = desk.credit().check(scope, client.id(), CheckPoint.ORDER, id.document(), gross);
        if (verdict.effect().filter(Effect.BLOCK::equals).isPresent()) {
            return new Outcome.Blocked(verdict);
        }
        return go(scope, order, client, new Discounts.Asked(lines, reason), verdict);
    }

    /** Typed on an earlier day, and some price has changed since. */
    private boolean isRepriced(AccessScope scope, SalesOrderRecord order, Client client, List<OrderLine> lines) {
        if (order.getPricedOn().equals(scope.date())) {
            return false;
        }
        var today = pricing.lines(scope, client, order.getAgreementId(), OrderLine.wanted(lines));
        var changed = !OrderTotals.of(today.stream().map(OrderLine::part).toList())
                        .equals(OrderTotals.of(
                                lines.stream().map(OrderLine::part).toList()))
                || !given(today).equals(given(lines));
        store.write(order, today, scope.date());
        if (changed) {
            store.save(order);
        }
        return changed;
    }

    /** What promotions give, as it reads. */
    private static List<String> given(List<OrderLine> lines) {
        return lines.stream()
                .filter(line -> !line.isBought())
                .map(line -> Objects.requireNonNull(line.given()).promotion() + " " + line.code() + " "
                        + line.quantity().stripTrailingZeros().toPlainString())
                .toList();
    }

    private Outcome go(
            AccessScope scope, SalesOrderRecord order, Client client, Discounts.Asked asked, Verdict verdict) {
        if (order.getSubmittedAt() == null) {
            order.setSubmittedAt(store.now());
        }
        var waiting = new ArrayList<Long>();
        if (!Discounts.isAgreed(order, asked.lines())) {
            switch (ask(scope, client, order, asked)) {
                case AskApproval.Answer.Asked(var request) -> waiting.add(request);
                case AskApproval.Answer.Within() -> Discounts.agree(order, asked.lines());
                case AskApproval.Answer.Holds(var request) -> Discounts.agree(order, asked.lines());
            }
        }
        askCredit(scope, order, client, asked.reason(), verdict, waiting);
        var step = waiting.isEmpty() ? OrderStep.SUBMIT : OrderStep.ASK_APPROVAL;
        var to = step.from(OrderState.valueOf(order.getState())).orElseThrow();
        var number = number(scope, order);
        store.step(order, step, to, scope.userId(), asked.reason());
        return waiting.isEmpty() ? new Outcome.Submitted(number) : new Outcome.InApproval(number, List.copyOf(waiting));
    }

    private AskApproval.Answer ask(AccessScope scope, Client client, SalesOrderRecord order, Discounts.Asked asked) {
        return desk.discounts().ask(scope, client, new SalesOrderId(order.getId()), number(scope, order), asked);
    }

    /** Drawn as late as can be: whoever draws the next waits until this order is committed. */
    private String number(AccessScope scope, SalesOrderRecord order) {
        if (order.getNumber() == null) {
            order.setNumber(numbers.next(SERIES, scope.date().getYear()));
        }
        return Objects.requireNonNull(order.getNumber());
    }

    private void askCredit(
            AccessScope scope,
            SalesOrderRecord order,
            Client client,
            String reason,
            Verdict verdict,
            List<Long> waiting) {
        var id = new SalesOrderId(order.getId());
        var gross = verdict.facts().exposure().asked();
        if (verdict.passes(false) || desk.credit().passes(scope, client.id(), CheckPoint.ORDER, id.document(), gross)) {
            return;
        }
        var held =
                new ReleaseHold.Case(client, id.document(), number(scope, order), id.path() + "/asked", gross, reason);
        if (desk.release().ask(scope, held, verdict) instanceof ReleaseHold.Outcome.Asked(var request)) {
            waiting.add(request);
        }
    }
}
