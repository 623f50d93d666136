package caposaldo.ordering;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.ordering.Tables.ORDER_EVENT;
import static caposaldo.db.ordering.Tables.ORDER_LINE;
import static caposaldo.db.ordering.Tables.SALES_ORDER;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.db.ordering.tables.records.SalesOrderRecord;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import caposaldo.receivable.ExternalKey;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes orders. Whoever changes one holds its row first, so that what is read afterwards stays true to the end. */
@Component
class OrderStore {

    private final DSLContext sql;
    private final Clock clock;

    OrderStore(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    /** An order that stands nowhere yet. */
    SalesOrderRecord fresh(
            AccessScope scope, ClientId client, OrderKind kind, String currency, @Nullable ExternalKey key) {
        var order = sql.newRecord(SALES_ORDER);
        order.setClientId(client.value());
        order.setKind(kind.name());
        order.setCurrency(currency);
        order.setState(OrderState.DRAFT.name());
        order.setPricedOn(scope.date());
        order.setEnteredById(scope.userId());
        order.setEnteredOn(scope.date());
        order.setEnteredAt(now());
        order.setSource(key == null ? null : key.source());
        order.setExternalKey(key == null ? null : key.key());
        return order;
    }

    /** @return empty when there is an order with its key, also one that somebody else began at the same moment */
    Optional<SalesOrderId> insert(SalesOrderRecord order) {
        return sql.insertInto(SALES_ORDER)
                .set(order)
                .onConflictDoNothing()
                .returningResult(SALES_ORDER.ID)
                .fetchOptional(row -> new SalesOrderId(row.value1()));
    }

    /** With its lines. */
    Optional<SalesOrderId> insert(SalesOrderRecord order, List<OrderLine> lines) {
        addUp(order, lines);
        var id = insert(order);
        id.filter(some -> !lines.isEmpty()).ifPresent(some -> insert(some, lines));
        return id;
    }

    Optional<SalesOrderId> known(ExternalKey key) {
        return sql.select(SALES_ORDER.ID)
                .from(SALES_ORDER)
                .where(SALES_ORDER.SOURCE.eq(key.source()))
                .and(SALES_ORDER.EXTERNAL_KEY.eq(key.key()))
                .fetchOptional(row -> new SalesOrderId(row.value1()));
    }

    /**
     * Until the end of the transaction nobody else changes the order.
     *
     * @throws Missing when there is no such order for this person
     */
    SalesOrderRecord lock(AccessScope scope, SalesOrderId id) {
        return sql.select(SALES_ORDER.fields())
                .from(SALES_ORDER)
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_ORDER.CLIENT_ID))
                .where(SALES_ORDER.ID.eq(id.value()))
                .and(caposaldo.account.Clients.seenBy(scope))
                .forUpdate()
                .of(SALES_ORDER)
                .fetchOptional(row -> row.into(SALES_ORDER))
                .orElseThrow(() -> new Missing("order " + id.value()));
    }

    /**
     * @throws Missing when there is no such order for this person
     * @throws Stale when somebody changed it since {@code version} was read
     */
    SalesOrderRecord lock(AccessScope scope, SalesOrderId id, int version) {
        var order = lock(scope, id);
        if (order.getVersion() != version) {
            throw new Stale("order " + id.value());
        }
        return order;
    }

    /** For who acts on a decision: it is about the order, whoever sees its client. */
    Optional<SalesOrderRecord> lock(SalesOrderId id) {
        return sql.selectFrom(SALES_ORDER)
                .where(SALES_ORDER.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional();
    }

    /** The lines of an order in the place of those it had, with the sums they come to. */
    void write(SalesOrderRecord order, List<OrderLine> lines, LocalDate pricedOn) {
        sql.deleteFrom(ORDER_LINE).where(ORDER_LINE.ORDER_ID.eq(order.getId())).execute();
        if (!lines.isEmpty()) {
            insert(new SalesOrderId(order.getId()), lines);
        }
        addUp(order, lines);
        order.setPricedOn(pricedOn);
    }

    private static void addUp(SalesOrderRecord order, List<OrderLine> lines) {
        var totals = OrderTotals.of(lines.stream().map(OrderLine::part).toList());
        order.setNetAmount(totals.net());
        order.setVatAmount(totals.vat());
        order.setLineCount(lines.size());
    }

    private void insert(SalesOrderId order, List<OrderLine> lines) {
        var insert = sql.insertInto(
                ORDER_LINE,
                ORDER_LINE.ORDER_ID,
                ORDER_LINE.LINE_NO,
                ORDER_LINE.ITEM_ID,
                ORDER_LINE.QUANTITY,
                ORDER_LINE.UNIT_CODE,
                ORDER_LINE.BASE_PRICE,
                ORDER_LINE.PRICE_SOURCE,
                ORDER_LINE.PRICE_COLUMN,
                ORDER_LINE.DISCOUNT_PERCENT,
                ORDER_LINE.PRICE,
                ORDER_LINE.VAT_RATE,
                ORDER_LINE.NET_AMOUNT,
                ORDER_LINE.BUYER_LINE,
                ORDER_LINE.PROMOTION_ID,
                ORDER_LINE.PROMOTION_BOUGHT);
        for (var line : lines) {
            var given = line.given();
            insert = insert.values(
                    order.value(),
                    line.no(),
                    line.item().value(),
                    line.quantity(),
                    line.unitCode(),
                    line.basePrice(),
                    line.source().name(),
                    line.column(),
                    line.discount(),
                    line.price(),
                    line.vatRate(),
                    line.net(),
                    line.buyerLine(),
                    given == null ? null : given.promotion(),
                    given == null ? null : given.bought());
        }
        insert.execute();
    }

    /** {0} order, {1} lines, {2} quantities, {3} days, {4} reasons. */
    private static final String ANSWER = """
            update ordering.order_line l
            set confirmed_quantity = a.confirmed, confirmed_on = a.confirmed_on, refusal = a.refusal
            from unnest({1}::integer[], {2}::numeric[], {3}::date[], {4}::text[]) a (line_no, confirmed, confirmed_on, refusal)
            where l.order_id = {0} and l.line_no = a.line_no
            """;

    /** All lines at once. */
    void answer(SalesOrderRecord order, List<AnswerOrder.Answer> answers) {
        sql.execute(
                ANSWER,
                DSL.val(order.getId()),
                DSL.val(answers.stream().map(AnswerOrder.Answer::line).toArray(Integer[]::new)),
                DSL.val(answers.stream().map(AnswerOrder.Answer::confirmed).toArray(java.math.BigDecimal[]::new)),
                DSL.val(answers.stream().map(AnswerOrder.Answer::on).toArray(LocalDate[]::new)),
                DSL.val(answers.stream()
                        .map(a ->
                                Optional.ofNullable(a.refusal()).map(Enum::name).orElse(null))
                        .toArray(String[]::new)));
    }

    /** What of each line has not left will not come. */
    void giveUp(SalesOrderRecord order, LineResponse.Refusal because) {
        sql.update(ORDER_LINE)
                .set(ORDER_LINE.GIVEN_UP_QUANTITY, ORDER_LINE.CONFIRMED_QUANTITY.minus(ORDER_LINE.DELIVERED_QUANTITY))
                .set(ORDER_LINE.GIVEN_UP_BECAUSE, because.name())
                .where(ORDER_LINE.ORDER_ID.eq(order.getId()))
                .and(ORDER_LINE.DELIVERED_QUANTITY.lt(ORDER_LINE.CONFIRMED_QUANTITY))
                .execute();
    }

    /**
     * A step of the order, with its line in the trail.
     *
     * @param by null for what followed by itself
     */
    void step(SalesOrderRecord order, OrderStep step, OrderState to, @Nullable Long by, @Nullable String note) {
        tell(order, step.name(), to, by, note);
        order.setState(to.name());
        if (to == OrderState.DRAFT || to == OrderState.IN_APPROVAL) {
            // It is out of support's hands until it comes again.
            order.setClaimedById(null);
            order.setClaimedAt(null);
        }
        save(order);
    }

    /** Something that changes no state. */
    void tell(SalesOrderRecord order, String what, OrderState to, @Nullable Long by, @Nullable String note) {
        sql.insertInto(ORDER_EVENT)
                .set(ORDER_EVENT.ORDER_ID, order.getId())
                .set(ORDER_EVENT.AT, now())
                .set(ORDER_EVENT.BY_ID, by)
                .set(ORDER_EVENT.STEP, what)
                .set(ORDER_EVENT.FROM_STATE, order.getState())
                .set(ORDER_EVENT.TO_STATE, to.name())
                .set(ORDER_EVENT.NOTE, note == null || note.isBlank() ? null : note.strip())
                .execute();
    }

    void save(SalesOrderRecord order) {
        order.setVersion(order.getVersion() + 1);
        order.store();
    }
}
