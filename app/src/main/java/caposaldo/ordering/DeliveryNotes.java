package caposaldo.ordering;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.ordering.Tables.DELIVERY_LINE;
import static caposaldo.db.ordering.Tables.DELIVERY_NOTE;
import static caposaldo.db.ordering.Tables.ORDER_LINE;
import static caposaldo.db.ordering.Tables.SALES_ORDER;
import static caposaldo.db.ordering.Tables.WAREHOUSE;
import static caposaldo.db.receivable.Tables.LEDGER_ITEM;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerItemId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads delivery notes, never of a client that the scope does not show. */
@Component
public class DeliveryNotes {

    /** One of an order's, without its lines. */
    public record Entry(
            DeliveryNoteId id, String number, DeliveryNote.State state, LocalDate deliveredOn, Money amount) {}

    private final DSLContext sql;

    DeliveryNotes(DSLContext sql) {
        this.sql = sql;
    }

    /** @throws Missing when there is no such note for this person */
    @Transactional(readOnly = true)
    public DeliveryNote get(AccessScope scope, DeliveryNoteId id) {
        scope.require(Right.ORDER_READ);
        return read(scope, id);
    }

    private DeliveryNote read(AccessScope scope, DeliveryNoteId id) {
        return sql.select(DELIVERY_NOTE.fields())
                .select(
                        SALES_ORDER.NUMBER,
                        SALES_ORDER.CLIENT_ID,
                        SALES_ORDER.CURRENCY,
                        CLIENT.NAME,
                        APP_USER.DISPLAY_NAME,
                        LEDGER_ITEM.NUMBER,
                        LEDGER_ITEM.DUE_ON,
                        LEDGER_ITEM.AMOUNT)
                .select(WAREHOUSE.fields())
                .from(DELIVERY_NOTE)
                .join(SALES_ORDER)
                .on(SALES_ORDER.ID.eq(DELIVERY_NOTE.ORDER_ID))
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_ORDER.CLIENT_ID))
                .join(WAREHOUSE)
                .on(WAREHOUSE.ID.eq(DELIVERY_NOTE.WAREHOUSE_ID))
                .join(APP_USER)
                .on(APP_USER.ID.eq(DELIVERY_NOTE.ISSUED_BY_ID))
                .leftJoin(LEDGER_ITEM)
                .on(LEDGER_ITEM.ID.eq(DELIVERY_NOTE.INVOICE_ID))
                .where(DELIVERY_NOTE.ID.eq(id.value()))
                .and(Clients.seenBy(scope))
                .fetchOptional(row -> note(row, lines(id)))
                .orElseThrow(() -> new Missing("delivery note " + id.value()));
    }

    /** The delivery that was invoiced by this document, for who may see the invoice; empty when it was posted without one. */
    @Transactional(readOnly = true)
    public Optional<DeliveryNote> invoicedAs(AccessScope scope, LedgerItemId invoice) {
        scope.require(Right.RECEIVABLE_READ);
        return sql.select(DELIVERY_NOTE.ID)
                .from(DELIVERY_NOTE)
                .where(DELIVERY_NOTE.INVOICE_ID.eq(invoice.value()))
                .fetchOptional(row -> read(scope, new DeliveryNoteId(row.value1())));
    }

    private static DeliveryNote note(Record row, List<DeliveryNote.Line> lines) {
        var currency = Currency.getInstance(row.get(SALES_ORDER.CURRENCY));
        return new DeliveryNote(
                new DeliveryNoteId(row.get(DELIVERY_NOTE.ID)),
                new SalesOrderId(row.get(DELIVERY_NOTE.ORDER_ID)),
                Objects.requireNonNull(row.get(SALES_ORDER.NUMBER)),
                new ClientId(row.get(SALES_ORDER.CLIENT_ID)),
                Objects.requireNonNull(row.get(CLIENT.NAME)),
                Objects.requireNonNull(row.get(DELIVERY_NOTE.NUMBER)),
                DeliveryNote.State.valueOf(row.get(DELIVERY_NOTE.STATE)),
                Objects.requireNonNull(row.get(DELIVERY_NOTE.DELIVERED_ON)),
                row.get(DELIVERY_NOTE.CARRIER),
                Warehouses.warehouse(row),
                Objects.requireNonNull(row.get(APP_USER.DISPLAY_NAME)),
                new Money(row.get(DELIVERY_NOTE.AMOUNT), currency),
                Optional.ofNullable(row.get(DELIVERY_NOTE.SIGNED_BY))
                        .map(by ->
                                new DeliveryNote.Proof(by, Objects.requireNonNull(row.get(DELIVERY_NOTE.SIGNED_ON)))),
                Optional.ofNullable(row.get(DELIVERY_NOTE.INVOICE_ID))
                        .map(id -> new DeliveryNote.Invoice(
                                new LedgerItemId(id),
                                Objects.requireNonNull(row.get(LEDGER_ITEM.NUMBER)),
                                Objects.requireNonNull(row.get(LEDGER_ITEM.DUE_ON)),
                                new Money(row.get(LEDGER_ITEM.AMOUNT), currency))),
                lines,
                row.get(DELIVERY_NOTE.VERSION));
    }

    /** In the order of the order's lines; the caller has seen the note. */
    List<DeliveryNote.Line> lines(DeliveryNoteId id) {
        return sql.select(DELIVERY_LINE.QUANTITY, DELIVERY_LINE.ACCEPTED_QUANTITY, DELIVERY_LINE.DIFFERENCE)
                .select(ORDER_LINE.LINE_NO, ORDER_LINE.UNIT_CODE, ORDER_LINE.PRICE, ORDER_LINE.VAT_RATE)
                .select(ITEM.CODE, ITEM.NAME)
                .from(DELIVERY_LINE)
                .join(ORDER_LINE)
                .on(ORDER_LINE.ID.eq(DELIVERY_LINE.ORDER_LINE_ID))
                .join(ITEM)
                .on(ITEM.ID.eq(ORDER_LINE.ITEM_ID))
                .where(DELIVERY_LINE.NOTE_ID.eq(id.value()))
                .orderBy(ORDER_LINE.LINE_NO)
                .fetch(row -> new DeliveryNote.Line(
                        row.get(ORDER_LINE.LINE_NO),
                        Objects.requireNonNull(row.get(ITEM.CODE)),
                        Objects.requireNonNull(row.get(ITEM.NAME)),
                        Objects.requireNonNull(row.get(DELIVERY_LINE.QUANTITY)),
                        Objects.requireNonNull(row.get(ORDER_LINE.UNIT_CODE)),
                        Objects.requireNonNull(row.get(ORDER_LINE.PRICE)),
                        row.get(ORDER_LINE.VAT_RATE),
                        row.get(DELIVERY_LINE.ACCEPTED_QUANTITY),
                        Optional.ofNullable(row.get(DELIVERY_LINE.DIFFERENCE))
                                .map(DeliveryNote.Difference::valueOf)
                                .orElse(null)));
    }

    /** Those of an order, the first first; the caller has seen the order. */
    @Transactional(readOnly = true)
    public List<Entry> of(AccessScope scope, SalesOrder order) {
        scope.require(Right.ORDER_READ);
        var currency = order.net().currency();
        return sql.select(
                        DELIVERY_NOTE.ID,
                        DELIVERY_NOTE.NUMBER,
                        DELIVERY_NOTE.STATE,
                        DELIVERY_NOTE.DELIVERED_ON,
                        DELIVERY_NOTE.AMOUNT)
                .from(DELIVERY_NOTE)
                .where(DELIVERY_NOTE.ORDER_ID.eq(order.id().value()))
                .orderBy(DELIVERY_NOTE.ID)
                .fetch(row -> new Entry(
                        new DeliveryNoteId(row.value1()),
                        Objects.requireNonNull(row.value2()),
                        DeliveryNote.State.valueOf(row.value3()),
                        Objects.requireNonNull(row.value4()),
                        new Money(row.value5(), currency)));
    }
}
