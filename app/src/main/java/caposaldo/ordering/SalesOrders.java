package caposaldo.ordering;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.ordering.Tables.DELIVERY_NOTE;
import static caposaldo.db.ordering.Tables.ORDER_EVENT;
import static caposaldo.db.ordering.Tables.SALES_ORDER;
import static caposaldo.db.pricing.Tables.AGREEMENT;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.currency.ExchangeRates;
import caposaldo.db.AccessScope;
import caposaldo.db.Question;
import caposaldo.db.Rendered;
import caposaldo.db.ordering.tables.records.SalesOrderRecord;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads orders, never of a client that the scope does not show. */
@Component
public class SalesOrders {

    /**
     * One line of an order's trail.
     *
     * @param by null for what followed by itself
     * @param step an {@link OrderStep}, or CLAIM and UNCLAIM, which change no state
     */
    public record Event(
            Instant at,
            @Nullable String by,
            String step,
            OrderState from,
            OrderState to,
            @Nullable String note) {}

    /** An order with its trail. */
    public record Whole(SalesOrder order, List<Event> events) {}

    /** Of what left, and is not invoiced, the value; what has not left is valued as a whole. */
    private static final Field<BigDecimal> GONE = DSL.field(DSL.select(DSL.coalesce(
                            DSL.sum(DSL.coalesce(DELIVERY_NOTE.PROMISED_VALUE, DELIVERY_NOTE.PROMISED_AMOUNT)),
                            BigDecimal.ZERO))
                    .from(DELIVERY_NOTE)
                    .where(DELIVERY_NOTE.ORDER_ID.eq(SALES_ORDER.ID)))
            .as("gone");

    private final DSLContext sql;
    private final OrderLines lines;
    private final Rendered happened;
    private final ExchangeRates rates;

    SalesOrders(DSLContext sql, OrderLines lines, ExchangeRates rates) {
        this.sql = sql;
        this.happened = Rendered.of(
                sql,
                sql.select(ORDER_EVENT.fields())
                        .select(APP_USER.DISPLAY_NAME)
                        .from(ORDER_EVENT)
                        .leftJoin(APP_USER)
                        .on(APP_USER.ID.eq(ORDER_EVENT.BY_ID))
                        .where(ORDER_EVENT.ORDER_ID.eq(0L))
                        .orderBy(ORDER_EVENT.ID));
        this.lines = lines;
        this.rates = rates;
    }

    /** What an amount of an order is worth in the company's currency, in a statement that joins {@code sales_order}. */
    public static Field<BigDecimal> value(Field<BigDecimal> amount) {
        return DSL.round(amount.div(DSL.coalesce(SALES_ORDER.RATE, DSL.inline(BigDecimal.ONE))), 2);
    }

    /** @throws Missing when there is no such order for this person */
    @Transactional(readOnly = true)
    public SalesOrder get(AccessScope scope, SalesOrderId id) {
        return get(scope, id, List.of());
    }

    /** @param beside asked with its lines */
    private SalesOrder get(AccessScope scope, SalesOrderId id, List<Question<?>> beside) {
        scope.require(Right.ORDER_READ);
        var enterer = APP_USER.as("enterer");
        var claimer = APP_USER.as("claimer");
        var row = sql.select(SALES_ORDER.fields())
                .select(CLIENT.NAME, enterer.DISPLAY_NAME, claimer.DISPLAY_NAME, GONE, AGREEMENT.NUMBER)
                .from(SALES_ORDER)
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_ORDER.CLIENT_ID))
                .join(enterer)
                .on(enterer.ID.eq(SALES_ORDER.ENTERED_BY_ID))
                .leftJoin(claimer)
                .on(claimer.ID.eq(SALES_ORDER.CLAIMED_BY_ID))
                .leftJoin(AGREEMENT)
                .on(AGREEMENT.ID.eq(SALES_ORDER.AGREEMENT_ID))
                .where(SALES_ORDER.ID.eq(id.value()))
                .and(Clients.seenBy(scope))
                .fetchOptional()
                .orElseThrow(() -> new Missing("order " + id.value()));
        var read = lines.of(id.value());
        Question.together(Question.plus(beside, read));
        var hands = new SalesOrder.Hands(
                row.get(SALES_ORDER.ENTERED_BY_ID),
                Objects.requireNonNull(row.get(enterer.DISPLAY_NAME)),
                row.get(SALES_ORDER.ENTERED_AT).toInstant(),
                instant(row.get(SALES_ORDER.SUBMITTED_AT)),
                row.get(SALES_ORDER.CLAIMED_BY_ID),
                row.get(claimer.DISPLAY_NAME),
                instant(row.get(SALES_ORDER.ANSWERED_AT)));
        var under = Optional.ofNullable(row.get(SALES_ORDER.AGREEMENT_ID))
                .map(agreement ->
                        new SalesOrder.UnderAgreement(agreement, Objects.requireNonNull(row.get(AGREEMENT.NUMBER))))
                .orElse(null);
        var name = Objects.requireNonNull(row.get(CLIENT.NAME));
        return order(row.into(SALES_ORDER), name, row.get(GONE), under, hands, read.answer());
    }

    /**
     * The order with everything that happened to it, the first first.
     *
     * @throws Missing when there is no such order for this person
     */
    @Transactional(readOnly = true)
    public Whole whole(AccessScope scope, SalesOrderId id) {
        var events = happened(id);
        var order = get(scope, id, List.of(events));
        return new Whole(order, events.answer());
    }

    /**
     * One that this transaction is about to write whole, as it will stand.
     *
     * @return empty when it would have to be asked for after all: it stands already, or is under an agreement
     */
    Optional<Whole> whole(AccessScope scope, OrderInHand order) {
        scope.require(Right.ORDER_READ);
        if (order.isWritten() || order.head().getAgreementId() != null) {
            return Optional.empty();
        }
        return order.opening().map(opening -> {
            var head = order.head();
            var client = order.client().orElseThrow();
            var by = opening.enteredBy();
            var hands = new SalesOrder.Hands(
                    head.getEnteredById(),
                    by,
                    head.getEnteredAt().toInstant(),
                    instant(head.getSubmittedAt()),
                    head.getClaimedById(),
                    head.getClaimedById() == null ? null : by,
                    instant(head.getAnsweredAt()));
            var events = order.trail().stream()
                    .map(told -> new Event(
                            head.getEnteredAt().toInstant(),
                            told.by() == null ? null : by,
                            told.what(),
                            told.from(),
                            told.to(),
                            told.written()))
                    .toList();
            return new Whole(order(head, client.name(), BigDecimal.ZERO, null, hands, order.lines()), events);
        });
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /** @param gone of what left, and is not invoiced, the value */
    private SalesOrder order(
            SalesOrderRecord head,
            String clientName,
            BigDecimal gone,
            SalesOrder.@Nullable UnderAgreement under,
            SalesOrder.Hands hands,
            List<OrderLine> lines) {
        var at = rates.kept(head.getCurrency(), head.getRate(), head.getRatedOn());
        var toCome = head.getConfirmedAmount().subtract(head.getDeliveredAmount());
        return new SalesOrder(
                new SalesOrderId(head.getId()),
                new ClientId(head.getClientId()),
                clientName,
                head.getNumber(),
                head.getCustomerReference(),
                OrderKind.valueOf(head.getKind()),
                OrderState.valueOf(head.getState()),
                head.getRequestedOn(),
                head.getNote(),
                Objects.requireNonNull(head.getPricedOn()),
                at.money(head.getNetAmount()),
                at.money(head.getVatAmount()),
                at.money(head.getConfirmedAmount()),
                at.value(toCome).plus(new Money(gone, at.own())),
                at,
                head.getAgreedDiscounts(),
                under,
                hands,
                lines,
                head.getVersion());
    }

    /** Everything that happened to it, the first first; the caller has seen the order. */
    @Transactional(readOnly = true)
    public List<Event> events(AccessScope scope, SalesOrder order) {
        scope.require(Right.ORDER_READ);
        return happened(order.id()).answer();
    }

    private Question<List<Event>> happened(SalesOrderId id) {
        return happened.with(id.value())
                .as(rows -> rows.map(row -> new Event(
                        row.get(ORDER_EVENT.AT).toInstant(),
                        row.get(APP_USER.DISPLAY_NAME),
                        Objects.requireNonNull(row.get(ORDER_EVENT.STEP)),
                        OrderState.valueOf(row.get(ORDER_EVENT.FROM_STATE)),
                        OrderState.valueOf(row.get(ORDER_EVENT.TO_STATE)),
                        row.get(ORDER_EVENT.NOTE))));
    }

    /** How many wait for an answer of support. */
    @Transactional(readOnly = true)
    public int countWaiting(AccessScope scope) {
        scope.require(Right.ORDER_READ);
        return sql.fetchCount(sql.selectOne()
                .from(SALES_ORDER)
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_ORDER.CLIENT_ID))
                .where(SALES_ORDER.STATE.eq(DSL.inline(OrderState.SUBMITTED.name())))
                .and(Clients.seenBy(scope)));
    }
}
