package caposaldo.ordering;

import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.ordering.Tables.DELIVERY_LINE;
import static caposaldo.db.ordering.Tables.DELIVERY_NOTE;
import static caposaldo.db.ordering.Tables.ORDER_LINE;

import caposaldo.db.AccessScope;
import caposaldo.receivable.BilledGoods;
import caposaldo.receivable.LedgerItem;
import caposaldo.ubl.Billed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** What left with a delivery note, and what of it was invoiced, as documents for the client's system say it. */
@Component
class DeliveredGoods implements BilledGoods {

    private final DSLContext sql;
    private final DeliveryNotes notes;
    private final SalesOrders orders;

    DeliveredGoods(DSLContext sql, DeliveryNotes notes, SalesOrders orders) {
        this.sql = sql;
        this.notes = notes;
        this.orders = orders;
    }

    @Override
    public Optional<Billed> of(AccessScope scope, LedgerItem item) {
        return item.kind() != LedgerItem.Kind.INVOICE
                ? Optional.empty()
                : sql.select(DELIVERY_NOTE.ID)
                        .from(DELIVERY_NOTE)
                        .where(DELIVERY_NOTE.INVOICE_ID.eq(item.id().value()))
                        .fetchOptional(row -> billed(scope, notes.get(scope, new DeliveryNoteId(row.value1()))));
    }

    private Billed billed(AccessScope scope, DeliveryNote note) {
        return new Billed(
                orders.get(scope, note.order()).customerReference(),
                note.orderNumber(),
                note.number(),
                null,
                note.proof().map(DeliveryNote.Proof::signedOn).orElse(note.deliveredOn()),
                lines(note.id(), DELIVERY_LINE.ACCEPTED_QUANTITY));
    }

    /** Of all that left; the caller has seen the note. */
    List<Billed.Line> left(DeliveryNoteId note) {
        return lines(note, DELIVERY_LINE.QUANTITY);
    }

    private List<Billed.Line> lines(DeliveryNoteId note, Field<BigDecimal> quantity) {
        return sql.select(ORDER_LINE.LINE_NO, ORDER_LINE.BUYER_LINE, ORDER_LINE.UNIT_CODE)
                .select(ORDER_LINE.PRICE, ORDER_LINE.VAT_RATE, ITEM.CODE, ITEM.GTIN, ITEM.NAME, quantity)
                .from(DELIVERY_LINE)
                .join(ORDER_LINE)
                .on(ORDER_LINE.ID.eq(DELIVERY_LINE.ORDER_LINE_ID))
                .join(ITEM)
                .on(ITEM.ID.eq(ORDER_LINE.ITEM_ID))
                .where(DELIVERY_LINE.NOTE_ID.eq(note.value()))
                .and(quantity.gt(BigDecimal.ZERO))
                .orderBy(ORDER_LINE.LINE_NO)
                .fetch(row -> new Billed.Line(
                        row.get(ORDER_LINE.LINE_NO),
                        row.get(ORDER_LINE.BUYER_LINE),
                        new Billed.Goods(
                                Objects.requireNonNull(row.get(ITEM.CODE)),
                                row.get(ITEM.GTIN),
                                Objects.requireNonNull(row.get(ITEM.NAME)),
                                Objects.requireNonNull(row.get(ORDER_LINE.UNIT_CODE))),
                        Objects.requireNonNull(row.get(quantity)),
                        Objects.requireNonNull(row.get(ORDER_LINE.PRICE)),
                        row.get(ORDER_LINE.VAT_RATE)));
    }
}
