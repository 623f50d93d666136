package caposaldo.claim;

import caposaldo.catalog.ItemId;
import caposaldo.claim.Discrepancy.Discovered;
import caposaldo.db.AccessScope;
import caposaldo.db.claim.tables.records.DiscrepancyActRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliveryNote;
import caposaldo.ordering.KeepOrder;
import caposaldo.ordering.SalesOrderId;
import caposaldo.receivable.Dispute;
import caposaldo.receivable.DisputeItem;
import caposaldo.receivable.ExternalKey;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.Receivables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.14: a signed act is settled by exactly one thing: what is missing is sent again, credited, or contested. Only what
 * had been accepted is credited or contested, because nothing else was invoiced.
 */
@Component
public class SettleAct {

    /** What credit notes and orders know our acts by: the same act again posts nothing. */
    static final String SOURCE = "ACT";

    private static final BigDecimal FREE = BigDecimal.valueOf(100);

    private final ActStore store;
    private final ClaimStore claims;
    private final Acts acts;
    private final DrawUpAct.Delivered delivered;
    private final CreditClaim credit;
    private final Elsewhere elsewhere;

    SettleAct(
            ActStore store,
            ClaimStore claims,
            Acts acts,
            DrawUpAct.Delivered delivered,
            CreditClaim credit,
            Elsewhere elsewhere) {
        this.store = store;
        this.claims = claims;
        this.acts = acts;
        this.delivered = delivered;
        this.credit = credit;
        this.elsewhere = elsewhere;
    }

    /** Where a claim goes on in other rooms. */
    @Component
    record Elsewhere(KeepOrder orders, DisputeItem disputes, Receivables receivables) {}

    /** An act in hand. */
    private record InHand(Act act, DiscrepancyActRecord row, DeliveryNote note, List<DeliveredLine> lines) {

        /** What is missing of it and was found so, by the delivered line's row. */
        Map<Long, BigDecimal> missing(Discovered discovered) {
            var missing = new LinkedHashMap<Long, BigDecimal>();
            for (var line : act.lines()) {
                if (line.discovered() == discovered && line.missing().signum() > 0) {
                    missing.merge(of(line).id(), line.missing(), BigDecimal::add);
                }
            }
            return missing;
        }

        private DeliveredLine of(Act.Line line) {
            return lines.stream()
                    .filter(one -> line.orderLine() != null && one.no() == line.orderLine())
                    .findFirst()
                    .orElseThrow();
        }
    }

    private InHand take(AccessScope scope, ActId id, int version) {
        var note = delivered.get(scope, acts.get(scope, id).delivery().note());
        var row = store.lock(id, version);
        if (ActStep.SETTLE.from(ActState.valueOf(row.getState())).isEmpty()) {
            throw Invalid.field("", "claim.invalid.settle");
        }
        claims.hold(note.id());
        return new InHand(acts.get(scope, id), row, note, claims.delivered(note.id()));
    }

    /**
     * A credit note of what is missing and had been accepted, at the price and tax it was invoiced at.
     *
     * @throws Invalid when it is not signed, the delivery is not invoiced, or nothing of it had been accepted
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public LedgerItemId credit(AccessScope scope, ActId id, int version) {
        scope.require(Right.RECEIVABLE_POST);
        var taken = take(scope, id, version);
        var note = credit.post(
                scope,
                taken.note,
                new CreditClaim.Credit(key(id), taken.act.number(), taken.missing(Discovered.LATER), false));
        taken.row.setCreditNoteId(note.value());
        store.settle(scope, taken.row, "CREDIT");
        return note;
    }

    private static ExternalKey key(ActId id) {
        return new ExternalKey(SOURCE, Long.toString(id.value()));
    }

    /**
     * A draft of an order for what is missing, in the currency it was delivered in: what had been accepted, and so invoiced,
     * free of charge; what had not at its discount, because it was never charged. It goes the way of all orders, so somebody
     * with the right agrees what is free.
     *
     * @throws Invalid when it is not signed, nothing is missing, or a product cannot be ordered
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public SalesOrderId replace(AccessScope scope, ActId id, int version) {
        scope.require(Right.ORDER_EDIT);
        var taken = take(scope, id, version);
        var wanted = new ArrayList<KeepOrder.Wanted>();
        var free = taken.missing(Discovered.LATER);
        var charged = taken.missing(Discovered.AT_PROOF);
        for (var line : taken.lines) {
            wanted(wanted, line.item(), free.get(line.id()), FREE);
            wanted(wanted, line.item(), charged.get(line.id()), line.discount());
        }
        if (wanted.isEmpty()) {
            throw Invalid.field("", "claim.invalid.nothingMissing");
        }
        var order = elsewhere.orders.begin(scope, taken.note.client(), key(id));
        var head = new KeepOrder.Head(
                taken.note.orderNumber(),
                null,
                taken.act.number(),
                null,
                taken.note.amount().currency());
        elsewhere.orders.save(scope, order, 1, head, wanted);
        taken.row.setOrderId(order.value());
        store.settle(scope, taken.row, "REPLACEMENT");
        return order;
    }

    private static void wanted(
            List<KeepOrder.Wanted> wanted, ItemId item, @Nullable BigDecimal quantity, BigDecimal discount) {
        if (quantity != null) {
            wanted.add(new KeepOrder.Wanted(item, quantity, discount));
        }
    }

    /**
     * The client contests so much of the invoice, as far as it is open.
     *
     * @throws Invalid when it is not signed, the delivery is not invoiced, nothing of it had been accepted, or the invoice is
     *     paid or contested already
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public long dispute(AccessScope scope, ActId id, int version) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var taken = take(scope, id, version);
        var invoice = taken.note.invoice().orElseThrow(() -> Invalid.field("", "claim.invalid.notInvoiced"));
        if (taken.act.accepted().amount().signum() == 0) {
            throw Invalid.field("", "claim.invalid.noCredit");
        }
        var open = elsewhere.receivables.get(scope, invoice.id()).open().amount();
        var dispute = elsewhere.disputes.open(
                scope,
                new DisputeItem.Contest(
                        invoice.id(),
                        reason(taken.act),
                        taken.act.accepted().amount().min(open),
                        taken.act.number(),
                        null));
        taken.row.setDisputeId(dispute);
        store.settle(scope, taken.row, "DISPUTE");
        return dispute;
    }

    /** Of the line that is missing first. */
    private static Dispute.Reason reason(Act act) {
        var kind = act.lines().stream()
                .filter(line ->
                        line.discovered() == Discovered.LATER && line.missing().signum() > 0)
                .map(Act.Line::kind)
                .findFirst()
                .orElse(Discrepancy.SHORTAGE);
        return switch (kind) {
            case SHORTAGE, SURPLUS -> Dispute.Reason.QUANTITY;
            case DAMAGE -> Dispute.Reason.QUALITY;
            case MISGRADE -> Dispute.Reason.DELIVERY;
        };
    }

    /**
     * Nothing is owed: what is missing had not been accepted and was never invoiced, or there is only a surplus.
     *
     * @throws Invalid when it is not signed, or something that is missing had been accepted
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void close(AccessScope scope, ActId id, int version) {
        scope.require(Right.CLAIM_EDIT);
        var taken = take(scope, id, version);
        if (taken.act.accepted().amount().signum() > 0) {
            throw Invalid.field("", "claim.invalid.due");
        }
        store.settle(scope, taken.row, "NOTHING_DUE");
    }
}
