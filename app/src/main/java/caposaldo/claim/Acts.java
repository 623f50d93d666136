package caposaldo.claim;

import static caposaldo.claim.ClaimStore.INVOICE;
import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.claim.Tables.DISCREPANCY_ACT;
import static caposaldo.db.ordering.Tables.DELIVERY_NOTE;
import static caposaldo.db.ordering.Tables.SALES_ORDER;
import static caposaldo.db.receivable.Tables.LEDGER_ITEM;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.ordering.SalesOrderId;
import caposaldo.receivable.LedgerItemId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads acts, never of a client that the scope does not show. */
@Component
public class Acts {

    /** One of a delivery's, without its lines. */
    public record Entry(ActId id, String number, ActState state) {}

    private static final caposaldo.db.receivable.tables.LedgerItem CREDIT = LEDGER_ITEM.as("credit");

    private final DSLContext sql;
    private final ActParts parts;

    Acts(DSLContext sql, ActParts parts) {
        this.sql = sql;
        this.parts = parts;
    }

    /** @throws Missing when there is no such act for this person */
    @Transactional(readOnly = true)
    public Act get(AccessScope scope, ActId id) {
        scope.require(Right.CLAIM_READ);
        return sql.select(DISCREPANCY_ACT.fields())
                .select(ClaimStore.DELIVERY)
                .select(APP_USER.DISPLAY_NAME, CREDIT.NUMBER, CREDIT.AMOUNT)
                .from(DISCREPANCY_ACT)
                .join(DELIVERY_NOTE)
                .on(DELIVERY_NOTE.ID.eq(DISCREPANCY_ACT.NOTE_ID))
                .join(SALES_ORDER)
                .on(SALES_ORDER.ID.eq(DELIVERY_NOTE.ORDER_ID))
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_ORDER.CLIENT_ID))
                .join(APP_USER)
                .on(APP_USER.ID.eq(DISCREPANCY_ACT.DRAWN_BY_ID))
                .leftJoin(INVOICE)
                .on(INVOICE.ID.eq(DELIVERY_NOTE.INVOICE_ID))
                .leftJoin(CREDIT)
                .on(CREDIT.ID.eq(DISCREPANCY_ACT.CREDIT_NOTE_ID))
                .where(DISCREPANCY_ACT.ID.eq(id.value()))
                .and(Clients.seenBy(scope))
                .fetchOptional(row -> act(id, row))
                .orElseThrow(() -> new Missing("act " + id.value()));
    }

    private Act act(ActId id, Record row) {
        var currency = Currency.getInstance(row.get(SALES_ORDER.CURRENCY));
        return new Act(
                id,
                need(row, DISCREPANCY_ACT.NUMBER),
                ActState.valueOf(row.get(DISCREPANCY_ACT.STATE)),
                ClaimStore.delivery(row),
                head(row),
                row.get(DISCREPANCY_ACT.DEADLINE),
                new Money(row.get(DISCREPANCY_ACT.MISSING_AMOUNT), currency),
                new Money(row.get(DISCREPANCY_ACT.ACCEPTED_AMOUNT), currency),
                parts.members(id),
                parts.lines(id),
                parts.photos(id),
                need(row, APP_USER.DISPLAY_NAME),
                signatures(row),
                settlement(row, currency),
                row.get(DISCREPANCY_ACT.REJECTION),
                row.get(DISCREPANCY_ACT.VERSION));
    }

    private static <T> T need(Record row, Field<T> field) {
        return Objects.requireNonNull(row.get(field));
    }

    private static ActDraft.Head head(Record row) {
        return new ActDraft.Head(
                need(row, DISCREPANCY_ACT.DRAWN_ON),
                row.get(DISCREPANCY_ACT.BEGAN_AT),
                row.get(DISCREPANCY_ACT.ENDED_AT),
                need(row, DISCREPANCY_ACT.PLACE),
                row.get(DISCREPANCY_ACT.SEALS),
                row.get(DISCREPANCY_ACT.CAUSE),
                row.get(DISCREPANCY_ACT.CONCLUSION));
    }

    private static Optional<Act.Signatures> signatures(Record row) {
        return Optional.ofNullable(row.get(DISCREPANCY_ACT.SIGNED_BY))
                .map(by -> new Act.Signatures(by, need(row, DISCREPANCY_ACT.SIGNED_ON), theirs(row)));
    }

    private static Act.Signatures.Theirs theirs(Record row) {
        var by = row.get(DISCREPANCY_ACT.COUNTERSIGNED_BY);
        return by == null
                ? new Act.Signatures.Theirs.Refused(need(row, DISCREPANCY_ACT.UNSIGNED_REASON))
                : new Act.Signatures.Theirs.Signed(by, need(row, DISCREPANCY_ACT.COUNTERSIGNED_ON));
    }

    private static Optional<Act.Settlement> settlement(Record row, Currency currency) {
        return Optional.ofNullable(row.get(DISCREPANCY_ACT.SETTLEMENT))
                .map(how -> settled(row, how, need(row, DISCREPANCY_ACT.SETTLED_ON), currency));
    }

    private static Act.Settlement settled(Record row, String how, LocalDate on, Currency currency) {
        return switch (how) {
            case "REPLACEMENT" ->
                new Act.Settlement.Replaced(new SalesOrderId(need(row, DISCREPANCY_ACT.ORDER_ID)), on);
            case "CREDIT" ->
                new Act.Settlement.Credited(
                        new LedgerItemId(need(row, DISCREPANCY_ACT.CREDIT_NOTE_ID)),
                        need(row, CREDIT.NUMBER),
                        new Money(need(row, CREDIT.AMOUNT), currency),
                        on);
            case "DISPUTE" ->
                new Act.Settlement.Disputed(
                        need(row, DISCREPANCY_ACT.DISPUTE_ID),
                        new LedgerItemId(need(row, DELIVERY_NOTE.INVOICE_ID)),
                        on);
            case "NOTHING_DUE" -> new Act.Settlement.NothingDue(on);
            default -> throw new IllegalStateException("settled by " + how);
        };
    }

    /** Those of a delivery, the first first; the caller has seen it. */
    @Transactional(readOnly = true)
    public List<Entry> of(AccessScope scope, DeliveryNoteId note) {
        scope.require(Right.CLAIM_READ);
        return sql.select(DISCREPANCY_ACT.ID, DISCREPANCY_ACT.NUMBER, DISCREPANCY_ACT.STATE)
                .from(DISCREPANCY_ACT)
                .where(DISCREPANCY_ACT.NOTE_ID.eq(note.value()))
                .orderBy(DISCREPANCY_ACT.ID)
                .fetch(row -> new Entry(
                        new ActId(row.value1()), Objects.requireNonNull(row.value2()), ActState.valueOf(row.value3())));
    }

    /** @throws Invalid when a product is none of ours */
    void known(List<Long> items) {
        var distinct = items.stream().distinct().toList();
        if (sql.fetchCount(ITEM, ITEM.ID.in(distinct)) < distinct.size()) {
            throw Invalid.field("", "catalog.choice.none");
        }
    }
}
