package caposaldo.claim;

import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.claim.Tables.ACT_LINE;
import static caposaldo.db.claim.Tables.DISCREPANCY_ACT;
import static caposaldo.db.claim.Tables.GOODS_RETURN;
import static caposaldo.db.claim.Tables.RETURN_LINE;
import static caposaldo.db.ordering.Tables.DELIVERY_LINE;
import static caposaldo.db.ordering.Tables.ORDER_LINE;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import caposaldo.db.AccessScope;
import caposaldo.ordering.DeliveryNote;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.ordering.DeliveryNotes;
import caposaldo.ordering.SalesOrders;
import caposaldo.receivable.BilledGoods;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import caposaldo.ubl.Billed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Select;
import org.springframework.stereotype.Component;

/** What a credit note of an act or a return is for, as documents for the client's system say it. */
@Component
class CreditedGoods implements BilledGoods {

    private static final String NOTE = "note";
    private static final String DELIVERED = "delivered";
    private static final String QUANTITY = "quantity";

    private final DSLContext sql;
    private final DeliveryNotes notes;
    private final SalesOrders orders;

    CreditedGoods(DSLContext sql, DeliveryNotes notes, SalesOrders orders) {
        this.sql = sql;
        this.notes = notes;
        this.orders = orders;
    }

    @Override
    public Optional<Billed> of(AccessScope scope, LedgerItem item) {
        if (item.kind() != LedgerItem.Kind.CREDIT_NOTE) {
            return Optional.empty();
        }
        var credited = ofActs(item.id()).unionAll(ofReturns(item.id())).asTable("credited");
        var note = credited.field(NOTE, Long.class);
        var quantity = credited.field(QUANTITY, BigDecimal.class);
        var rows = sql.select(note, quantity)
                .select(ORDER_LINE.LINE_NO, ORDER_LINE.BUYER_LINE, ORDER_LINE.UNIT_CODE)
                .select(ORDER_LINE.PRICE, ORDER_LINE.VAT_RATE, ITEM.CODE, ITEM.GTIN, ITEM.NAME)
                .from(credited)
                .join(DELIVERY_LINE)
                .on(DELIVERY_LINE.ID.eq(credited.field(DELIVERED, Long.class)))
                .join(ORDER_LINE)
                .on(ORDER_LINE.ID.eq(DELIVERY_LINE.ORDER_LINE_ID))
                .join(ITEM)
                .on(ITEM.ID.eq(ORDER_LINE.ITEM_ID))
                .orderBy(ORDER_LINE.LINE_NO)
                .fetch();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(billed(
                        scope,
                        notes.get(scope, new DeliveryNoteId(rows.getFirst().get(note))),
                        rows.map(row -> new Billed.Line(
                                row.get(ORDER_LINE.LINE_NO),
                                row.get(ORDER_LINE.BUYER_LINE),
                                new Billed.Goods(
                                        Objects.requireNonNull(row.get(ITEM.CODE)),
                                        row.get(ITEM.GTIN),
                                        Objects.requireNonNull(row.get(ITEM.NAME)),
                                        Objects.requireNonNull(row.get(ORDER_LINE.UNIT_CODE))),
                                row.get(quantity),
                                Objects.requireNonNull(row.get(ORDER_LINE.PRICE)),
                                row.get(ORDER_LINE.VAT_RATE)))));
    }

    /** What an act found missing of what had been accepted: the rest was never invoiced. */
    private Select<Record3<Long, Long, BigDecimal>> ofActs(LedgerItemId credit) {
        return select(
                        DISCREPANCY_ACT.NOTE_ID.as(NOTE),
                        ACT_LINE.DELIVERY_LINE_ID.as(DELIVERED),
                        sum(ACT_LINE.MISSING).as(QUANTITY))
                .from(DISCREPANCY_ACT)
                .join(ACT_LINE)
                .on(ACT_LINE.ACT_ID.eq(DISCREPANCY_ACT.ID))
                .where(DISCREPANCY_ACT.CREDIT_NOTE_ID.eq(credit.value()))
                .and(ACT_LINE.DISCOVERED.eq(Discrepancy.Discovered.LATER.name()))
                .and(ACT_LINE.MISSING.gt(BigDecimal.ZERO))
                .groupBy(DISCREPANCY_ACT.NOTE_ID, ACT_LINE.DELIVERY_LINE_ID);
    }

    private Select<Record3<Long, Long, BigDecimal>> ofReturns(LedgerItemId credit) {
        return select(GOODS_RETURN.NOTE_ID, RETURN_LINE.DELIVERY_LINE_ID, sum(RETURN_LINE.RECEIVED_QUANTITY))
                .from(GOODS_RETURN)
                .join(RETURN_LINE)
                .on(RETURN_LINE.RETURN_ID.eq(GOODS_RETURN.ID))
                .where(GOODS_RETURN.CREDIT_NOTE_ID.eq(credit.value()))
                .and(RETURN_LINE.RECEIVED_QUANTITY.gt(BigDecimal.ZERO))
                .groupBy(GOODS_RETURN.NOTE_ID, RETURN_LINE.DELIVERY_LINE_ID);
    }

    private Billed billed(AccessScope scope, DeliveryNote note, List<Billed.Line> lines) {
        return new Billed(
                orders.get(scope, note.order()).customerReference(),
                note.orderNumber(),
                note.number(),
                note.invoice().map(DeliveryNote.Invoice::number).orElse(null),
                note.proof().map(DeliveryNote.Proof::signedOn).orElse(note.deliveredOn()),
                lines);
    }
}
