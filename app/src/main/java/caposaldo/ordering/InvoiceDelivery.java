package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.credit.CheckPoint;
import caposaldo.credit.ReserveCredit;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.ExternalKey;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.PostDocument;
import java.util.Currency;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.11: what was accepted of a delivery becomes a debt, in the currency of its order at the rate of the day.
 * What it had promised is gone in the same transaction, so that nothing is counted twice or not at all.
 */
@Component
public class InvoiceDelivery {

    /** In the trail, when there is more of the order to invoice. */
    static final String PART = "BILL";

    /** What the ledger knows our documents by: posted again, the same invoice is answered. */
    private static final String SOURCE = "DELIVERY";

    private final OrderStore store;
    private final SalesOrders orders;
    private final DeliveryNotes notes;
    private final DeliveryStore deliveries;
    private final ReserveCredit credit;
    private final BillDelivery bill;

    InvoiceDelivery(
            OrderStore store,
            SalesOrders orders,
            DeliveryNotes notes,
            DeliveryStore deliveries,
            ReserveCredit credit,
            BillDelivery bill) {
        this.store = store;
        this.orders = orders;
        this.notes = notes;
        this.deliveries = deliveries;
        this.credit = credit;
        this.bill = bill;
    }

    /**
     * It falls due as the client's terms of payment say.
     *
     * @throws Invalid when nobody has signed for it, nothing of it is to be invoiced, credit holds it, or its currency has no
     *     rate of today
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public LedgerItemId invoice(AccessScope scope, DeliveryNoteId id, int version) {
        scope.require(Right.RECEIVABLE_POST);
        var read = notes.get(scope, id);
        var order = store.lock(scope, read.order());
        var note = deliveries.lock(id, version);
        if (DeliveryNote.State.valueOf(note.getState()) != DeliveryNote.State.SIGNED) {
            throw Invalid.field("", "ordering.invalid.invoice");
        }
        var client = new ClientId(order.getClientId());
        // Everybody else who counts the client's credit waits from here on.
        credit.hold(scope, client);
        var promised = orders.get(scope, read.order()).promised();
        if (!credit.passes(scope, client, CheckPoint.INVOICE, read.order().document(), promised)) {
            throw Invalid.field("", "ordering.invalid.invoiceHeld");
        }
        var total = notes.get(scope, id).totals().gross();
        var invoice = bill.post(
                scope,
                id,
                new PostDocument.Document(
                        client,
                        LedgerItem.Kind.INVOICE,
                        null,
                        scope.date(),
                        null,
                        null,
                        reference(Objects.requireNonNull(order.getNumber()), note.getNumber()),
                        new Money(total, Currency.getInstance(order.getCurrency())),
                        new ExternalKey(SOURCE, Long.toString(id.value()))));
        var freed = deliveries.free(order, note, note.getPromisedAmount());
        if (freed.amount().signum() > 0) {
            credit.invoiced(scope, client, read.order().document(), freed);
        }
        note.setInvoiceId(invoice.value());
        note.setState(DeliveryNote.State.INVOICED.name());
        deliveries.save(note);
        proceed(scope, order, note.getNumber());
        return invoice;
    }

    private static String reference(String order, String note) {
        return order + " " + note;
    }

    private void proceed(AccessScope scope, caposaldo.db.ordering.tables.records.SalesOrderRecord order, String note) {
        var state = OrderState.valueOf(order.getState());
        if (state == OrderState.DELIVERED && deliveries.left(order).toInvoice() == 0) {
            store.step(order, OrderStep.INVOICE, OrderState.INVOICED, scope.userId(), note);
        } else {
            store.tell(order, PART, state, scope.userId(), note);
            store.save(order);
        }
    }
}
