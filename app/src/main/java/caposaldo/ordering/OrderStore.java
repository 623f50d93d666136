package caposaldo.ordering;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.ordering.Sequences.ORDER_NUMBER;
import static caposaldo.db.ordering.Tables.SALES_ORDER;

import caposaldo.account.ClientId;
import caposaldo.currency.ExchangeRate;
import caposaldo.currency.ExchangeRates;
import caposaldo.currency.Valuation;
import caposaldo.db.AccessScope;
import caposaldo.db.Question;
import caposaldo.db.Rendered;
import caposaldo.db.ordering.tables.records.SalesOrderRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import caposaldo.receivable.ExternalKey;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes orders. Whoever changes one holds its row first, so that what is read afterwards stays true to the end. */
@Component
class OrderStore {

    /** {0} the user. */
    private static final String OPENING = """
            select nextval('ordering.sales_order_id_seq') as id, nextval('ordering.order_number') as number, display_name
            from security.app_user where id = {0}
            """;

    /** Lines, taxes and totals are rounded to cents. */
    private static final int CENTS = 2;

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(CENTS);

    private final DSLContext sql;
    private final Rendered opening;
    private final OrderLines lines;
    private final OrderTrail trail;
    private final ExchangeRates rates;
    private final Clock clock;

    OrderStore(DSLContext sql, OrderLines lines, OrderTrail trail, ExchangeRates rates, Clock clock) {
        this.sql = sql;
        this.opening = Rendered.of(sql, OPENING);
        this.lines = lines;
        this.trail = trail;
        this.rates = rates;
        this.clock = clock;
    }

    /** As exactly as it is kept. */
    OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * An order that stands nowhere yet.
     *
     * @throws caposaldo.kernel.Invalid when nobody knows what the currency is worth
     */
    SalesOrderRecord fresh(
            AccessScope scope, ClientId client, OrderKind kind, Currency currency, @Nullable ExternalKey key) {
        var order = sql.newRecord(SALES_ORDER);
        order.setClientId(client.value());
        order.setKind(kind.name());
        value(scope, order, currency);
        order.setState(OrderState.DRAFT.name());
        order.setVersion(1);
        order.setPricedOn(scope.date());
        order.setConfirmedAmount(NOTHING);
        order.setDeliveredAmount(NOTHING);
        order.setEnteredById(scope.userId());
        order.setEnteredOn(scope.date());
        order.setEnteredAt(now());
        order.setSource(key == null ? null : key.source());
        order.setExternalKey(key == null ? null : key.key());
        return order;
    }

    /**
     * In this currency, at its rate of today: that of the day the lines are priced.
     *
     * @param currency null for the one it is in
     * @throws caposaldo.kernel.Invalid when nobody knows what it is worth
     */
    void value(AccessScope scope, OrderInHand order, @Nullable Currency currency) {
        var before = Currency.getInstance(order.head().getCurrency());
        if (currency != null && !currency.equals(before)) {
            // What was agreed was an amount of the other.
            order.head().setAgreedDiscounts(null);
            order.head().setAgreedNet(null);
        }
        value(scope, order.head(), currency == null ? before : currency);
    }

    private void value(AccessScope scope, SalesOrderRecord order, Currency currency) {
        if (!currency.equals(rates.own()) && currency.getDefaultFractionDigits() != CENTS) {
            throw Invalid.field("currency", "ordering.invalid.cents", currency.getCurrencyCode());
        }
        var at = rates.valuation(currency, scope.date(), "currency");
        order.setCurrency(currency.getCurrencyCode());
        order.setRate(at.units());
        order.setRatedOn(at.rate().map(ExchangeRate::day).orElse(null));
    }

    /** What its amounts are worth. */
    Valuation valuation(SalesOrderRecord order) {
        return rates.kept(order.getCurrency(), order.getRate(), order.getRatedOn());
    }

    /**
     * With a row of its own from now on.
     *
     * @return empty when there is an order with its key, also one that somebody else began at the same moment
     */
    Optional<SalesOrderId> enter(OrderInHand order) {
        return insert(order) ? Optional.of(order.id()) : Optional.empty();
    }

    private boolean insert(OrderInHand order) {
        var head = sql.insertInto(SALES_ORDER)
                .set(order.head())
                .onConflictDoNothing()
                .returningResult(SALES_ORDER.ID);
        var id = Rendered.once(sql, head).as(rows -> rows.stream().findFirst().map(row -> row.get(0, Long.class)));
        if (order.opening().isPresent()) {
            Question.together(id, lines.inserting(order.head().getId(), order.lines()), telling(order));
        } else if (id.answer().isPresent()) {
            order.head().setId(id.answer().get());
            Question.together(lines.inserting(order.head().getId(), order.lines()), telling(order));
        }
        if (id.answer().isPresent()) {
            order.isSaved();
            order.head().touched(false);
        }
        return id.answer().isPresent();
    }

    /** All at once, what was told of it before it had a row is told as of the moment it was entered. */
    private Question<?> telling(OrderInHand order) {
        return trail.telling(order.head().getId(), order.trail(), order.head().getEnteredAt());
    }

    /** With a row, if it has none: somebody else has to find it. */
    void place(OrderInHand order) {
        if (!order.isWritten() && !insert(order)) {
            throw new IllegalStateException("There is an order with the key of " + order.head());
        }
    }

    /** For an order of which no row is to be written before all of it is known. */
    Question<OrderInHand.Opening> opening(AccessScope scope) {
        return opening.with(scope.userId())
                .as(rows -> new OrderInHand.Opening(
                        rows.getFirst().get("id", Long.class),
                        rows.getFirst().get("number", Long.class),
                        rows.getFirst().get("display_name", String.class)));
    }

    /** A number that no other order has; one that was drawn for nothing is missing ever after, and nobody waits for another. */
    String number(OrderInHand order, LocalDate on) {
        var known = order.head().getNumber();
        if (known != null) {
            return known;
        }
        var drawn = order.opening().map(OrderInHand.Opening::number).orElseGet(() -> sql.nextval(ORDER_NUMBER));
        var number = "SO-%d-%04d".formatted(on.getYear(), drawn);
        order.head().setNumber(number);
        return number;
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

    /**
     * With its lines, to be worked on.
     *
     * @throws Missing when there is no such order for this person
     * @throws Stale when somebody changed it since {@code version} was read
     */
    OrderInHand take(AccessScope scope, SalesOrderId id, int version) {
        return OrderInHand.held(lock(scope, id, version), lines.of(id.value()).answer());
    }

    /** The same as it stands. */
    OrderInHand take(AccessScope scope, SalesOrderId id) {
        return OrderInHand.held(lock(scope, id), lines.of(id.value()).answer());
    }

    /** For who acts on a decision: it is about the order, whoever sees its client. */
    Optional<SalesOrderRecord> lock(SalesOrderId id) {
        return sql.selectFrom(SALES_ORDER)
                .where(SALES_ORDER.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional();
    }

    /** What became of an order, in as few statements as it takes. */
    void save(OrderInHand order) {
        if (!order.isWritten()) {
            place(order);
            return;
        }
        var id = order.head().getId();
        switch (order.changed()) {
            case AS_THEY_STAND -> {}
            case ANSWERED -> lines.answer(id, order.lines());
            case REPLACED -> lines.replace(id, order.lines());
        }
        trail.telling(id, order.trail(), now()).answer();
        save(order.head());
        order.isSaved();
    }

    /**
     * A step of the order, with its line in the trail.
     *
     * @param by null for what followed by itself
     */
    void step(SalesOrderRecord order, OrderStep step, OrderState to, @Nullable Long by, @Nullable String note) {
        var inHand = OrderInHand.held(order, List.of());
        inHand.step(step, to, by, note);
        save(inHand);
    }

    /** Something that changes no state. */
    void tell(SalesOrderRecord order, String what, OrderState to, @Nullable Long by, @Nullable String note) {
        var from = OrderState.valueOf(order.getState());
        trail.telling(order.getId(), List.of(new OrderInHand.Told(what, from, to, by, note)), now())
                .answer();
    }

    void save(SalesOrderRecord order) {
        order.setVersion(order.getVersion() + 1);
        order.store();
    }
}
