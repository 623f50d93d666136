package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.credit.CheckPoint;
import caposaldo.credit.ReserveCredit;
import caposaldo.credit.Verdict;
import caposaldo.db.AccessScope;
import caposaldo.db.ordering.tables.records.SalesOrderRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.11: what was confirmed leaves, all of it or a part; the rest stays a back order. Credit is asked first; what
 * leaves goes from confirmed to delivered by exactly its value in the same transaction, or nothing leaves.
 */
@Component
public class DeliverOrder {

    /**
     * What leaves.
     *
     * @param on not after today
     * @param warehouse the code of the one it leaves from; null for the one the client's latest goods left from
     * @param lines those of which something leaves
     */
    public record Despatch(
            LocalDate on,
            @Nullable String carrier,
            @Nullable String warehouse,
            List<Line> lines) {

        public Despatch(LocalDate on, @Nullable String carrier, List<Line> lines) {
            this(on, carrier, null, lines);
        }
    }

    /**
     * @param no of the order's line
     * @param quantity above zero, at most what is confirmed and has not left
     */
    public record Line(int no, BigDecimal quantity) {}

    /** What became of it. */
    public sealed interface Outcome {

        record Delivered(DeliveryNoteId note, String number) implements Outcome {}

        /** Credit holds it; nothing left. */
        record Held(Verdict verdict) implements Outcome {}
    }

    /** In the trail, when more of an order leaves. */
    static final String MORE = "DELIVER";

    private static final int LONGEST = 100;

    private final OrderStore store;
    private final SalesOrders orders;
    private final OrderLines lines;
    private final DeliveryStore deliveries;
    private final ReserveCredit credit;

    DeliverOrder(
            OrderStore store, SalesOrders orders, OrderLines lines, DeliveryStore deliveries, ReserveCredit credit) {
        this.store = store;
        this.orders = orders;
        this.lines = lines;
        this.deliveries = deliveries;
        this.credit = credit;
    }

    /**
     * @throws Invalid naming each line of which so much cannot leave, or when nothing of the order may
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public Outcome deliver(AccessScope scope, SalesOrderId id, int version, Despatch despatch) {
        scope.require(Right.ORDER_CONFIRM);
        var order = store.lock(scope, id, version);
        var state = OrderState.valueOf(order.getState());
        if (!state.isDeliverable()) {
            throw Invalid.field("", "ordering.invalid.deliver");
        }
        var all = lines.of(id.value()).answer();
        check(scope, all, despatch);
        var client = new ClientId(order.getClientId());
        credit.hold(scope, client);
        var promised = orders.get(scope, id).promised();
        if (!credit.passes(scope, client, CheckPoint.DELIVERY, id.document(), promised)) {
            return new Outcome.Held(credit.check(scope, client, CheckPoint.DELIVERY, id.document(), promised));
        }
        var left = left(all, despatch);
        var value = toCome(order).minus(toCome(order, left));
        var note = deliveries.insert(scope, order, despatch, left.subtract(order.getDeliveredAmount()), value);
        if (value.amount().signum() > 0) {
            credit.deliver(scope, client, id.document(), value);
        }
        order.setDeliveredAmount(left);
        if (state == OrderState.IN_DELIVERY) {
            store.tell(order, MORE, state, scope.userId(), note.getNumber());
            store.save(order);
        } else {
            store.step(order, OrderStep.BEGIN_DELIVERY, OrderState.IN_DELIVERY, scope.userId(), note.getNumber());
        }
        return new Outcome.Delivered(new DeliveryNoteId(note.getId()), note.getNumber());
    }

    private Money toCome(SalesOrderRecord order) {
        return toCome(order, order.getDeliveredAmount());
    }

    /** What is still to come is valued as a whole, so that values of single deliveries come to that of the order to the cent. */
    private Money toCome(SalesOrderRecord order, BigDecimal left) {
        return store.valuation(order).value(order.getConfirmedAmount().subtract(left));
    }

    private static void check(AccessScope scope, List<OrderLine> lines, Despatch despatch) {
        if (despatch.on.isAfter(scope.date())) {
            throw Invalid.field("deliveredOn", "ordering.invalid.future");
        } else if (despatch.carrier != null && despatch.carrier.length() > LONGEST) {
            throw Invalid.field("carrier", "ordering.invalid.reference", LONGEST);
        } else if (despatch.lines.isEmpty()) {
            throw Invalid.field("", "ordering.invalid.nothingLeaves");
        }
        Map<Integer, OrderLine> byNo = new HashMap<>();
        lines.forEach(line -> byNo.put(line.no(), line));
        var problems = new ArrayList<Problem>();
        for (var wanted : despatch.lines) {
            var line = byNo.remove(wanted.no);
            if (line == null) {
                throw Invalid.field("", "ordering.invalid.line", wanted.no);
            } else if (wanted.quantity.signum() <= 0
                    || wanted.quantity.compareTo(line.backOrder()) > 0
                    || wanted.quantity.stripTrailingZeros().scale() > 3) {
                problems.add(new Problem(
                        "deliver-" + line.no(),
                        "ordering.invalid.leaves",
                        List.of(
                                line.code(),
                                line.backOrder().stripTrailingZeros().toPlainString())));
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    /**
     * With tax, of everything that has left once this has. Amounts of single deliveries are the steps of this sum, so that
     * all of them come to the confirmed amount to the cent.
     */
    private static BigDecimal left(List<OrderLine> lines, Despatch despatch) {
        Map<Integer, BigDecimal> more = new HashMap<>();
        despatch.lines.forEach(line -> more.put(line.no, line.quantity));
        return OrderTotals.of(lines.stream()
                        .map(line ->
                                line.part(line.deliveredQuantity().add(more.getOrDefault(line.no(), BigDecimal.ZERO))))
                        .toList())
                .gross();
    }
}
