package caposaldo.ordering;

import caposaldo.kernel.Money;
import caposaldo.receivable.Apportionment.Share;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.PostPayment;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;

/** Sam delivers what he confirmed and keeps who signed for it, Fiona of finance invoices it. */
abstract class DeliveryScenario extends OrderScenario {

    @Autowired
    DeliverOrder deliver;

    @Autowired
    SignDelivery sign;

    @Autowired
    InvoiceDelivery invoice;

    @Autowired
    DeliveryNotes notes;

    @Autowired
    private PostPayment payments;

    SalesOrderId confirmed(KeepOrder.Wanted... wanted) {
        var id = draft(wanted);
        submit(id);
        confirm(id);
        return id;
    }

    DeliverOrder.Outcome deliver(SalesOrderId id, String... quantities) {
        var lines = Stream.iterate(0, n -> n < quantities.length, n -> n + 1)
                .map(n -> new DeliverOrder.Line(n + 1, new BigDecimal(quantities[n])))
                .filter(line -> line.quantity().signum() != 0)
                .toList();
        return deliver.deliver(sam, id, get(id).version(), new DeliverOrder.Despatch(TODAY, "Adige Trasporti", lines));
    }

    DeliveryNoteId left(SalesOrderId id, String... quantities) {
        return ((DeliverOrder.Outcome.Delivered) deliver(id, quantities)).note();
    }

    DeliveryNote note(DeliveryNoteId id) {
        return notes.get(sam, id);
    }

    void sign(DeliveryNoteId id, SignDelivery.Accepted... lines) {
        sign.sign(sam, id, note(id).version(), new SignDelivery.Receipt("R. Bianchi", TODAY, List.of(lines)));
    }

    /** All of it. */
    void signWhole(DeliveryNoteId id) {
        sign(
                id,
                note(id).lines().stream()
                        .map(line -> new SignDelivery.Accepted(line.no(), line.quantity(), null))
                        .toArray(SignDelivery.Accepted[]::new));
    }

    LedgerItemId pay(LedgerItemId invoice, String amount) {
        var money = Money.of(amount, "EUR");
        return payments.post(
                fiona,
                new PostPayment.Payment(casa, money, TODAY, null, List.of(), List.of(new Share(invoice, money)), null));
    }

    LedgerItemId invoice(DeliveryNoteId id) {
        return invoice.invoice(fiona, id, note(id).version());
    }
}
