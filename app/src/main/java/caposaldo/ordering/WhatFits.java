package caposaldo.ordering;

import caposaldo.account.Clients;
import caposaldo.analytics.order.BestFit;
import caposaldo.credit.PaymentOutlook;
import caposaldo.credit.Verdict;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.8: the most of an order, in margin and range, that the client's credit lets go out, and what each payment of
 * what it owes would let go besides.
 */
@Component
public class WhatFits {

    /**
     * What goes out within an amount.
     *
     * @param room the most the order may come to, with tax, in its currency; empty for any amount
     * @param quantities of each line of the order, 0 for what stays behind
     * @param gross what they come to, with tax, in the same
     * @param proven whether nothing within the room brings more
     */
    public record Part(Optional<BigDecimal> room, List<BigDecimal> quantities, BigDecimal gross, boolean proven) {

        public int lines() {
            return (int) quantities.stream().filter(q -> q.signum() > 0).count();
        }

        boolean isNothing() {
            return lines() == 0;
        }
    }

    /** @param paid after those before it */
    public record IfPaid(LedgerItem paid, Part part) {}

    /** @param payments the oldest debt first, until all goes out or nothing is left to pay; none for who may not see debts */
    public record Answer(SalesOrder order, Verdict verdict, Part now, List<IfPaid> payments) {

        /** Whether credit holds anything of it back. */
        public boolean isHeld() {
            return !verdict.passes(false);
        }

        /** Whether part of it, and not all, may go out. */
        public boolean isPart() {
            return isHeld() && !now.isNothing();
        }
    }

    private static final int MOST_PAYMENTS = 8;
    private static final int MOST_TRIES = 4;

    private final SalesOrders orders;
    private final OrderDesk desk;
    private final OrderPricing pricing;
    private final LineWorth worth;
    private final PaymentOutlook outlook;
    private final Clients clients;

    WhatFits(
            SalesOrders orders,
            OrderDesk desk,
            OrderPricing pricing,
            LineWorth worth,
            PaymentOutlook outlook,
            Clients clients) {
        this.orders = orders;
        this.desk = desk;
        this.pricing = pricing;
        this.worth = worth;
        this.outlook = outlook;
        this.clients = clients;
    }

    /** @throws caposaldo.kernel.Missing when the person does not see the order */
    @Transactional(readOnly = true)
    public Answer of(AccessScope scope, SalesOrderId id) {
        scope.require(Right.ORDER_READ);
        var order = orders.get(scope, id);
        var verdict = desk.verdict(scope, order);
        var lines = worth.of(order, scope.date());
        var payments = new ArrayList<IfPaid>();
        if (!verdict.passes(false) && scope.may(Right.RECEIVABLE_READ)) {
            outlook.of(scope, order.client(), verdict, MOST_PAYMENTS)
                    .forEach(step -> payments.add(new IfPaid(step.paid(), promised(order, lines, step.verdict()))));
        }
        return new Answer(order, verdict, part(scope, order, lines, verdict), List.copyOf(payments));
    }

    private Part part(AccessScope scope, SalesOrder order, List<BestFit.Line> lines, Verdict verdict) {
        var room = room(order, verdict).filter(most -> order.gross().amount().compareTo(most) > 0);
        return room.isPresent() && order.state().isOpen()
                ? priced(scope, order, lines, room.get())
                : promised(order, lines, verdict);
    }

    private static Optional<BigDecimal> room(SalesOrder order, Verdict verdict) {
        return verdict.room(false).map(order.at()::most);
    }

    /** At the order's own prices: what a payment to come would release is priced when it has come. */
    private static Part promised(SalesOrder order, List<BestFit.Line> lines, Verdict verdict) {
        var room = room(order, verdict);
        return room.isEmpty() || order.gross().amount().compareTo(room.get()) <= 0
                ? new Part(
                        room,
                        order.lines().stream().map(OrderLine::quantity).toList(),
                        order.gross().amount(),
                        true)
                : fixed(order, lines, room.get());
    }

    /** Less than all of it. */
    private static Part fixed(SalesOrder order, List<BestFit.Line> lines, BigDecimal room) {
        var fit = BestFit.usual(lines).of(lines, room, quantities -> gross(order, quantities));
        return new Part(Optional.of(room), fit.quantities(), gross(order, fit.quantities()), fit.proven());
    }

    private static BigDecimal gross(SalesOrder order, List<BigDecimal> quantities) {
        return OrderTotals.of(IntStream.range(0, quantities.size())
                        .filter(i -> quantities.get(i).signum() > 0)
                        .mapToObj(i -> order.lines().get(i).part(quantities.get(i)))
                        .toList())
                .gross();
    }

    /** Less of a product may cost more a unit: what was found is priced, and sought again where it came out dearer. */
    private Part priced(AccessScope scope, SalesOrder order, List<BestFit.Line> lines, BigDecimal room) {
        var client = clients.get(scope, order.client());
        var within = room;
        for (var i = 0; i < MOST_TRIES; i++) {
            var found = fixed(order, lines, within);
            if (found.isNothing()) {
                return new Part(Optional.of(room), found.quantities(), found.gross(), found.proven());
            }
            var gross = OrderTotals.of(
                            pricing.lines(scope, client, order.basis(), wanted(order, found.quantities())).stream()
                                    .map(OrderLine::part)
                                    .toList())
                    .gross();
            if (gross.compareTo(room) <= 0) {
                return new Part(Optional.of(room), found.quantities(), gross, found.proven() && i == 0);
            }
            within = within.subtract(gross.subtract(room));
        }
        var nothing = order.lines().stream().map(line -> BigDecimal.ZERO).toList();
        return new Part(Optional.of(room), nothing, BigDecimal.ZERO, false);
    }

    /** What is bought with an order in other quantities, lines of nothing left out. */
    static List<KeepOrder.Wanted> wanted(SalesOrder order, List<BigDecimal> quantities) {
        return IntStream.range(0, quantities.size())
                .filter(i ->
                        quantities.get(i).signum() > 0 && order.lines().get(i).isBought())
                .mapToObj(i -> {
                    var line = order.lines().get(i);
                    return new KeepOrder.Wanted(line.item(), quantities.get(i), line.discount(), line.buyerLine());
                })
                .toList();
    }
}
