package caposaldo.ordering;

import static caposaldo.db.ordering.Tables.DELIVERY_LINE;
import static caposaldo.db.ordering.Tables.ORDER_LINE;

import caposaldo.catalog.ItemId;
import caposaldo.currency.Valuation;
import caposaldo.db.AccessScope;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.OtherLedgers;
import caposaldo.receivable.PostDocument;
import caposaldo.receivable.Receivables;
import caposaldo.sales.PostSales;
import caposaldo.sales.SoldDocument;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The invoice of a delivery: a debt in the ledger and, line by line, what was sold. */
@Component
class BillDelivery {

    private final DSLContext sql;
    private final PostDocument post;
    private final Receivables ledger;
    private final OtherLedgers others;
    private final PostSales sales;

    BillDelivery(DSLContext sql, PostDocument post, Receivables ledger, OtherLedgers others, PostSales sales) {
        this.sql = sql;
        this.post = post;
        this.ledger = ledger;
        this.others = others;
        this.sales = sales;
    }

    /** The caller holds the note. */
    LedgerItemId post(AccessScope scope, DeliveryNoteId note, PostDocument.Document document) {
        var posted = post.post(scope, document);
        var invoice = ledger.get(scope, posted);
        var at = others.valuation(posted, invoice.amount().currency());
        sales.post(new SoldDocument(invoice.client(), invoice.number(), invoice.issuedOn(), null, accepted(note, at)));
        return posted;
    }

    /** Sales are in the company's currency. */
    private List<SoldDocument.Line> accepted(DeliveryNoteId note, Valuation at) {
        return sql.select(ORDER_LINE.LINE_NO, ORDER_LINE.ITEM_ID, ORDER_LINE.PRICE, DELIVERY_LINE.ACCEPTED_QUANTITY)
                .from(DELIVERY_LINE)
                .join(ORDER_LINE)
                .on(ORDER_LINE.ID.eq(DELIVERY_LINE.ORDER_LINE_ID))
                .where(DELIVERY_LINE.NOTE_ID.eq(note.value()))
                .and(DELIVERY_LINE.ACCEPTED_QUANTITY.gt(BigDecimal.ZERO))
                .orderBy(ORDER_LINE.LINE_NO)
                .fetch(row -> new SoldDocument.Line(
                        row.value1(),
                        new ItemId(row.value2()),
                        row.value4(),
                        at.value(OrderTotals.Part.net(row.value4(), row.value3()))
                                .amount()));
    }
}
