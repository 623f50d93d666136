package caposaldo.claim;

import static caposaldo.claim.ClaimStore.INVOICE;
import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.claim.Tables.GOODS_RETURN;
import static caposaldo.db.claim.Tables.REASON_GROUP;
import static caposaldo.db.claim.Tables.RETURN_LINE;
import static caposaldo.db.claim.Tables.RETURN_REASON;
import static caposaldo.db.ordering.Tables.DELIVERY_LINE;
import static caposaldo.db.ordering.Tables.DELIVERY_NOTE;
import static caposaldo.db.ordering.Tables.ORDER_LINE;
import static caposaldo.db.ordering.Tables.SALES_ORDER;
import static caposaldo.db.receivable.Tables.LEDGER_ITEM;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.account.Clients;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.receivable.LedgerItemId;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads returns, never of a client that the scope does not show. */
@Component
public class GoodsReturns {

    /** One of a delivery's, without its lines. */
    public record Entry(ReturnId id, String number, ReturnState state) {}

    private static final caposaldo.db.receivable.tables.LedgerItem CREDIT = LEDGER_ITEM.as("credit");

    private final DSLContext sql;

    GoodsReturns(DSLContext sql) {
        this.sql = sql;
    }

    /** @throws Missing when there is no such return for this person */
    @Transactional(readOnly = true)
    public GoodsReturn get(AccessScope scope, ReturnId id) {
        scope.require(Right.CLAIM_READ);
        return sql.select(GOODS_RETURN.fields())
                .select(ClaimStore.DELIVERY)
                .select(APP_USER.DISPLAY_NAME, CREDIT.NUMBER, CREDIT.AMOUNT)
                .from(GOODS_RETURN)
                .join(DELIVERY_NOTE)
                .on(DELIVERY_NOTE.ID.eq(GOODS_RETURN.NOTE_ID))
                .join(SALES_ORDER)
                .on(SALES_ORDER.ID.eq(DELIVERY_NOTE.ORDER_ID))
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_ORDER.CLIENT_ID))
                .join(APP_USER)
                .on(APP_USER.ID.eq(GOODS_RETURN.REQUESTED_BY_ID))
                .leftJoin(INVOICE)
                .on(INVOICE.ID.eq(DELIVERY_NOTE.INVOICE_ID))
                .leftJoin(CREDIT)
                .on(CREDIT.ID.eq(GOODS_RETURN.CREDIT_NOTE_ID))
                .where(GOODS_RETURN.ID.eq(id.value()))
                .and(Clients.seenBy(scope))
                .fetchOptional(row -> goods(id, row))
                .orElseThrow(() -> new Missing("return " + id.value()));
    }

    private GoodsReturn goods(ReturnId id, Record row) {
        var currency = Currency.getInstance(row.get(SALES_ORDER.CURRENCY));
        return new GoodsReturn(
                id,
                Objects.requireNonNull(row.get(GOODS_RETURN.NUMBER)),
                GoodsReturn.Kind.valueOf(row.get(GOODS_RETURN.KIND)),
                ReturnState.valueOf(row.get(GOODS_RETURN.STATE)),
                ClaimStore.delivery(row),
                Objects.requireNonNull(row.get(GOODS_RETURN.REQUESTED_ON)),
                row.get(GOODS_RETURN.REMARK),
                new Money(row.get(GOODS_RETURN.AMOUNT), currency),
                Objects.requireNonNull(row.get(APP_USER.DISPLAY_NAME)),
                row.get(GOODS_RETURN.AGREED_ON),
                row.get(GOODS_RETURN.RECEIVED_ON),
                Optional.ofNullable(row.get(GOODS_RETURN.CREDIT_NOTE_ID))
                        .map(note -> new GoodsReturn.Credit(
                                new LedgerItemId(note),
                                Objects.requireNonNull(row.get(CREDIT.NUMBER)),
                                new Money(row.get(CREDIT.AMOUNT), currency))),
                row.get(GOODS_RETURN.REFUSAL),
                lines(id),
                row.get(GOODS_RETURN.VERSION));
    }

    private List<GoodsReturn.Line> lines(ReturnId id) {
        return sql.select(RETURN_LINE.LINE_NO, RETURN_LINE.QUANTITY, RETURN_LINE.RECEIVED_QUANTITY)
                .select(ORDER_LINE.LINE_NO, ORDER_LINE.PRICE, ORDER_LINE.VAT_RATE, ITEM.ID, ITEM.CODE, ITEM.NAME)
                .select(RETURN_REASON.fields())
                .select(REASON_GROUP.CODE, REASON_GROUP.NAME)
                .from(RETURN_LINE)
                .join(DELIVERY_LINE)
                .on(DELIVERY_LINE.ID.eq(RETURN_LINE.DELIVERY_LINE_ID))
                .join(ORDER_LINE)
                .on(ORDER_LINE.ID.eq(DELIVERY_LINE.ORDER_LINE_ID))
                .join(ITEM)
                .on(ITEM.ID.eq(ORDER_LINE.ITEM_ID))
                .join(RETURN_REASON)
                .on(RETURN_REASON.ID.eq(RETURN_LINE.REASON_ID))
                .join(REASON_GROUP)
                .on(REASON_GROUP.ID.eq(RETURN_REASON.GROUP_ID))
                .where(RETURN_LINE.RETURN_ID.eq(id.value()))
                .orderBy(RETURN_LINE.LINE_NO)
                .fetch(row -> new GoodsReturn.Line(
                        row.get(RETURN_LINE.LINE_NO),
                        row.get(ORDER_LINE.LINE_NO),
                        new Act.Product(
                                new ItemId(row.get(ITEM.ID)),
                                Objects.requireNonNull(row.get(ITEM.CODE)),
                                Objects.requireNonNull(row.get(ITEM.NAME))),
                        Objects.requireNonNull(row.get(RETURN_LINE.QUANTITY)),
                        row.get(RETURN_LINE.RECEIVED_QUANTITY),
                        Objects.requireNonNull(row.get(ORDER_LINE.PRICE)),
                        row.get(ORDER_LINE.VAT_RATE),
                        Reasons.reason(row)));
    }

    /** Those of a delivery, the first first; the caller has seen it. */
    @Transactional(readOnly = true)
    public List<Entry> of(AccessScope scope, DeliveryNoteId note) {
        scope.require(Right.CLAIM_READ);
        return sql.select(GOODS_RETURN.ID, GOODS_RETURN.NUMBER, GOODS_RETURN.STATE)
                .from(GOODS_RETURN)
                .where(GOODS_RETURN.NOTE_ID.eq(note.value()))
                .orderBy(GOODS_RETURN.ID)
                .fetch(row -> new Entry(
                        new ReturnId(row.value1()),
                        Objects.requireNonNull(row.value2()),
                        ReturnState.valueOf(row.value3())));
    }
}
