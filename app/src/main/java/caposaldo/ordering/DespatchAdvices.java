package caposaldo.ordering;

import caposaldo.db.AccessScope;
import caposaldo.ubl.Billed;
import caposaldo.ubl.Composed;
import caposaldo.ubl.Peppol;
import caposaldo.ubl.Rules;
import caposaldo.ubl.Seller;
import caposaldo.ubl.Trader;
import caposaldo.ubl.Traders;
import caposaldo.ubl.UblDocument;
import caposaldo.ubl.UblType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.11: the client's system is told what has left, by Peppol BIS Despatch Advice 3, its rules kept. */
@Component
public class DespatchAdvices {

    private final DeliveryNotes notes;
    private final SalesOrders orders;
    private final DeliveredGoods goods;
    private final Traders traders;
    private final Seller seller;

    DespatchAdvices(DeliveryNotes notes, SalesOrders orders, DeliveredGoods goods, Traders traders, Seller seller) {
        this.notes = notes;
        this.orders = orders;
        this.goods = goods;
        this.traders = traders;
        this.seller = seller;
    }

    /** @throws caposaldo.kernel.Invalid naming every rule that it would break, and where to write what is missing */
    @Transactional(readOnly = true)
    public UblDocument of(AccessScope scope, DeliveryNoteId id) {
        var note = notes.get(scope, id);
        var order = orders.get(scope, note.order());
        var buyer = traders.of(scope, note.client());
        return Rules.require(Composed.document(
                UblType.DESPATCH_ADVICE, note.amount().currency().getCurrencyCode(), to -> {
                    head(to, note, order);
                    to.in("DespatchSupplierParty", in -> in.in("Party", seller.trader()::into));
                    to.in("DeliveryCustomerParty", in -> in.in("Party", buyer::into));
                    shipment(to, note, buyer);
                    goods.left(id).forEach(line -> line(to, line));
                }));
    }

    private static void head(Composed to, DeliveryNote note, SalesOrder order) {
        to.text("CustomizationID", Peppol.DESPATCH_ADVICE)
                .text("ProfileID", Peppol.DESPATCH_ADVICE_PROFILE)
                .text("ID", note.number())
                .day("IssueDate", note.deliveredOn());
        if (order.customerReference() != null) {
            to.in(
                    "OrderReference",
                    in -> in.text("ID", order.customerReference()).text("SalesOrderID", note.orderNumber()));
        }
    }

    private static void shipment(Composed to, DeliveryNote note, Trader buyer) {
        to.in("Shipment", in -> {
            in.text("ID", note.number());
            if (note.carrier() != null) {
                in.in(
                        "Consignment",
                        consignment -> consignment
                                .text("ID", note.number())
                                .in(
                                        "CarrierParty",
                                        carrier -> carrier.in("PartyName", name -> name.text("Name", note.carrier()))));
            }
            in.in(
                    "Delivery",
                    delivery -> delivery.in("DeliveryAddress", buyer::place)
                            .in("Despatch", despatch -> despatch.day("ActualDespatchDate", note.deliveredOn())));
        });
    }

    private static void line(Composed to, Billed.Line line) {
        var no = Integer.toString(line.no());
        to.in(
                "DespatchLine",
                in -> in.text("ID", no)
                        .quantity(
                                "DeliveredQuantity",
                                line.quantity(),
                                line.goods().unitCode())
                        .in(
                                "OrderLineReference",
                                of -> of.text("LineID", line.buyerLine() == null ? no : line.buyerLine()))
                        .in("Item", line.goods()::into));
    }
}
