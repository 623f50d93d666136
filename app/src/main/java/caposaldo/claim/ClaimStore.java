package caposaldo.claim;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.claim.Tables.CLAIMED_LINE;
import static caposaldo.db.claim.Tables.CLAIMED_NOTE;
import static caposaldo.db.ordering.Tables.DELIVERY_LINE;
import static caposaldo.db.ordering.Tables.DELIVERY_NOTE;
import static caposaldo.db.ordering.Tables.ORDER_LINE;
import static caposaldo.db.ordering.Tables.SALES_ORDER;
import static caposaldo.db.receivable.Tables.LEDGER_ITEM;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;

import caposaldo.account.ClientId;
import caposaldo.catalog.ItemId;
import caposaldo.kernel.Invalid;
import caposaldo.ordering.DeliveryNote;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.ordering.SalesOrderId;
import caposaldo.receivable.LedgerItemId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What is claimed and credited of delivered goods, kept in one place for everything that claims. */
@Component
class ClaimStore {

    static final caposaldo.db.receivable.tables.LedgerItem INVOICE = LEDGER_ITEM.as("invoice");

    /** What a query has to read of the delivery something is claimed of. */
    static final List<SelectFieldOrAsterisk> DELIVERY = List.of(
            DELIVERY_NOTE.ID,
            DELIVERY_NOTE.NUMBER,
            DELIVERY_NOTE.ORDER_ID,
            DELIVERY_NOTE.INVOICE_ID,
            SALES_ORDER.NUMBER,
            SALES_ORDER.CURRENCY,
            SALES_ORDER.CLIENT_ID,
            CLIENT.NAME,
            INVOICE.NUMBER);

    /** {0} lines, {1} quantities. */
    private static final String CREDIT = """
            update claim.claimed_line c set credited = c.credited + q.quantity
            from unnest({0}::bigint[], {1}::numeric[]) q (id, quantity)
            where c.delivery_line_id = q.id
            """;

    private final DSLContext sql;

    ClaimStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Until the end of the transaction nobody else claims anything of the delivery; the caller has seen it. */
    void hold(DeliveryNoteId note) {
        sql.insertInto(CLAIMED_NOTE)
                .set(CLAIMED_NOTE.NOTE_ID, note.value())
                .set(CLAIMED_NOTE.INVOICED, BigDecimal.ZERO)
                .onConflict(CLAIMED_NOTE.NOTE_ID)
                .doUpdate()
                .set(CLAIMED_NOTE.INVOICED, CLAIMED_NOTE.INVOICED)
                .execute();
    }

    /**
     * In the order of the order's lines; the caller has seen the note.
     *
     * @throws Invalid when nobody has signed for it yet
     */
    List<DeliveredLine> delivered(DeliveryNoteId note) {
        return sql.select(
                        DELIVERY_LINE.ID,
                        DELIVERY_LINE.QUANTITY,
                        DELIVERY_LINE.ACCEPTED_QUANTITY,
                        DELIVERY_LINE.DIFFERENCE,
                        ORDER_LINE.LINE_NO,
                        ORDER_LINE.PRICE,
                        ORDER_LINE.VAT_RATE,
                        ORDER_LINE.DISCOUNT_PERCENT,
                        ITEM.ID,
                        ITEM.CODE,
                        ITEM.NAME)
                .select(
                        coalesce(CLAIMED_LINE.AT_PROOF, inline(BigDecimal.ZERO)).as("at_proof"),
                        coalesce(CLAIMED_LINE.LATER, inline(BigDecimal.ZERO)).as("later"),
                        coalesce(CLAIMED_LINE.CREDITED, inline(BigDecimal.ZERO)).as("credited"))
                .from(DELIVERY_LINE)
                .join(ORDER_LINE)
                .on(ORDER_LINE.ID.eq(DELIVERY_LINE.ORDER_LINE_ID))
                .join(ITEM)
                .on(ITEM.ID.eq(ORDER_LINE.ITEM_ID))
                .leftJoin(CLAIMED_LINE)
                .on(CLAIMED_LINE.DELIVERY_LINE_ID.eq(DELIVERY_LINE.ID))
                .where(DELIVERY_LINE.NOTE_ID.eq(note.value()))
                .orderBy(ORDER_LINE.LINE_NO)
                .fetch(ClaimStore::line);
    }

    private static DeliveredLine line(Record row) {
        return new DeliveredLine(
                row.get(DELIVERY_LINE.ID),
                row.get(ORDER_LINE.LINE_NO),
                new ItemId(row.get(ITEM.ID)),
                Objects.requireNonNull(row.get(ITEM.CODE)),
                Objects.requireNonNull(row.get(ITEM.NAME)),
                Objects.requireNonNull(row.get(DELIVERY_LINE.QUANTITY)),
                Optional.ofNullable(row.get(DELIVERY_LINE.ACCEPTED_QUANTITY))
                        .orElseThrow(() -> Invalid.field("", "claim.invalid.unsigned")),
                Optional.ofNullable(row.get(DELIVERY_LINE.DIFFERENCE))
                        .map(DeliveryNote.Difference::valueOf)
                        .orElse(null),
                Objects.requireNonNull(row.get(ORDER_LINE.PRICE)),
                row.get(ORDER_LINE.VAT_RATE),
                Objects.requireNonNull(row.get(ORDER_LINE.DISCOUNT_PERCENT)),
                new DeliveredLine.Claimed(
                        row.get("at_proof", BigDecimal.class),
                        row.get("later", BigDecimal.class),
                        row.get("credited", BigDecimal.class)));
    }

    /** What was credited of the delivery so far. */
    BigDecimal credited(DeliveryNoteId note) {
        return sql.select(CLAIMED_NOTE.CREDITED)
                .from(CLAIMED_NOTE)
                .where(CLAIMED_NOTE.NOTE_ID.eq(note.value()))
                .fetchSingle()
                .value1();
    }

    /**
     * From now on this much is credited; the database refuses what is above what is claimed or invoiced.
     *
     * @param quantities by the delivered line's row
     * @param invoiced what the invoice of the delivery says
     * @param credited what is credited of it, this included
     */
    void credit(DeliveryNoteId note, Map<Long, BigDecimal> quantities, BigDecimal invoiced, BigDecimal credited) {
        var lines = quantities.keySet().stream().sorted().toArray(Long[]::new);
        sql.execute(
                CREDIT,
                DSL.val(lines),
                DSL.val(List.of(lines).stream().map(quantities::get).toArray(BigDecimal[]::new)));
        sql.update(CLAIMED_NOTE)
                .set(CLAIMED_NOTE.INVOICED, invoiced)
                .set(CLAIMED_NOTE.CREDITED, credited)
                .where(CLAIMED_NOTE.NOTE_ID.eq(note.value()))
                .execute();
    }

    /** From a row with the fields of {@link #DELIVERY}. */
    static ClaimedDelivery delivery(Record row) {
        var invoice = row.get(DELIVERY_NOTE.INVOICE_ID);
        return new ClaimedDelivery(
                new DeliveryNoteId(row.get(DELIVERY_NOTE.ID)),
                Objects.requireNonNull(row.get(DELIVERY_NOTE.NUMBER)),
                new SalesOrderId(row.get(DELIVERY_NOTE.ORDER_ID)),
                Objects.requireNonNull(row.get(SALES_ORDER.NUMBER)),
                new ClientId(row.get(SALES_ORDER.CLIENT_ID)),
                Objects.requireNonNull(row.get(CLIENT.NAME)),
                invoice == null ? null : new LedgerItemId(invoice),
                row.get(INVOICE.NUMBER));
    }
}
