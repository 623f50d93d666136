package caposaldo.ordering;

import caposaldo.account.Client;
import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.db.Question;
import caposaldo.db.Trail;
import caposaldo.db.ordering.tables.records.SalesOrderRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.pricing.Prices;
import caposaldo.receivable.ExternalKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.6: an order is typed, line by line, with the price of the day in sight, until it is submitted. */
@Component
public class KeepOrder {

    /**
     * @param discount percent off the price that the rules say, from 0 to 100
     * @param buyerLine what the buyer's system calls the line; null when it was typed
     */
    public record Wanted(
            ItemId item,
            BigDecimal quantity,
            BigDecimal discount,
            @Nullable String buyerLine) {

        public Wanted(ItemId item, BigDecimal quantity, BigDecimal discount) {
            this(item, quantity, discount, null);
        }
    }

    /**
     * @param customerReference the client's own number
     * @param agreement the client's agreement that counts for the prices; null for every one that holds
     * @param currency of the prices; null is that of the order, of a new one the client's usual one
     */
    public record Head(
            @Nullable String customerReference,
            @Nullable LocalDate requestedOn,
            @Nullable String note,
            @Nullable Long agreement,
            @Nullable Currency currency) {

        public Head(@Nullable String customerReference, @Nullable LocalDate requestedOn, @Nullable String note) {
            this(customerReference, requestedOn, note, null, null);
        }

        private Prices.Basis basis() {
            return new Prices.Basis(agreement, currency);
        }
    }

    private static final int LONGEST_REFERENCE = 60;
    private static final int LONGEST_NOTE = 1000;

    private final OrderStore store;
    private final SalesOrders orders;
    private final OrderPricing pricing;
    private final Clients clients;
    private final Trail trail;

    KeepOrder(OrderStore store, SalesOrders orders, OrderPricing pricing, Clients clients, Trail trail) {
        this.store = store;
        this.orders = orders;
        this.pricing = pricing;
        this.clients = clients;
        this.trail = trail;
    }

    /**
     * An order without lines.
     *
     * @param key null for one that no other system knows; with one a repeat begins nothing
     * @throws Invalid when the client is archived, the key was another client's, or nobody knows what its currency is worth
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional
    public SalesOrderId begin(AccessScope scope, ClientId client, @Nullable ExternalKey key) {
        return begin(scope, client, OrderKind.STANDARD, key);
    }

    /** The same for goods that are not charged. */
    @Transactional
    public SalesOrderId begin(AccessScope scope, ClientId client, OrderKind kind, @Nullable ExternalKey key) {
        return begin(scope, client, kind, key, null);
    }

    /** The same in this currency; null for the client's usual one. */
    SalesOrderId begin(
            AccessScope scope,
            ClientId client,
            OrderKind kind,
            @Nullable ExternalKey key,
            @Nullable Currency currency) {
        var of = buyer(scope, client);
        var known = key == null ? Optional.<SalesOrderId>empty() : known(scope, client, key);
        if (known.isPresent()) {
            return known.get();
        }
        var in = pricing.priced(scope, of, new Prices.Basis(null, currency), List.of(), List.of())
                .currency();
        var order = store.fresh(scope, of.id(), kind, in, key);
        return store.enter(OrderInHand.fresh(order, of, List.of()))
                .orElseGet(
                        () -> known(scope, client, Objects.requireNonNull(key)).orElseThrow());
    }

    private Client buyer(AccessScope scope, ClientId client) {
        scope.require(Right.ORDER_EDIT);
        var of = clients.get(scope, client);
        trail.worksOn(scope, of.portfolioId());
        if (of.state() == Client.State.ARCHIVED) {
            throw Invalid.field("client", "ordering.invalid.archived");
        }
        return of;
    }

    private Optional<SalesOrderId> known(AccessScope scope, ClientId client, ExternalKey key) {
        var known = store.known(key);
        if (known.isPresent() && !orders.get(scope, known.get()).client().equals(client)) {
            throw Invalid.field("key", "ordering.invalid.key");
        }
        return known;
    }

    /**
     * An order with head and lines at once, at the prices of today.
     *
     * @param key null for one that no other system knows; an order that is known by it stays as it is
     * @throws Invalid naming each line that cannot be, when the client is archived, the key was another client's, or nobody
     *     knows what the currency is worth
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional
    public SalesOrderId enter(
            AccessScope scope,
            ClientId client,
            OrderKind kind,
            @Nullable ExternalKey key,
            Head head,
            List<Wanted> wanted) {
        var of = buyer(scope, client);
        var known = key == null ? Optional.<SalesOrderId>empty() : known(scope, client, key);
        if (known.isPresent()) {
            return known.get();
        }
        var priced = priced(scope, of, kind, head, wanted, List.of());
        var order = OrderInHand.fresh(fresh(scope, of, kind, key, head, priced.currency()), of, priced.lines());
        return store.enter(order)
                .orElseGet(
                        () -> known(scope, client, Objects.requireNonNull(key)).orElseThrow());
    }

    private OrderPricing.Priced priced(
            AccessScope scope,
            Client client,
            OrderKind kind,
            Head head,
            List<Wanted> wanted,
            List<Question<?>> beside) {
        check(scope, head);
        return pricing.priced(scope, client, head.basis(), kind.charged(wanted), beside);
    }

    private SalesOrderRecord fresh(
            AccessScope scope, Client client, OrderKind kind, @Nullable ExternalKey key, Head head, Currency currency) {
        var order = store.fresh(scope, client.id(), kind, currency, key);
        take(order, head);
        return order;
    }

    /**
     * The same for who goes on with it in the same transaction: nothing is written yet.
     *
     * @throws Invalid naming each line that cannot be, or when the client is archived
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    OrderInHand unwritten(AccessScope scope, ClientId client, Head head, List<Wanted> wanted) {
        var of = buyer(scope, client);
        var opening = store.opening(scope);
        var priced = priced(scope, of, OrderKind.STANDARD, head, wanted, List.of(opening));
        var order = fresh(scope, of, OrderKind.STANDARD, null, head, priced.currency());
        return OrderInHand.fresh(order, of, opening.answer(), priced.lines());
    }

    private static void take(SalesOrderRecord order, Head head) {
        order.setCustomerReference(head.customerReference);
        order.setRequestedOn(head.requestedOn);
        order.setNote(head.note);
        order.setAgreementId(head.agreement);
    }

    /**
     * Head and lines in the place of those it had, at the prices of today. In another currency every line is priced in that, and
     * what was agreed of its discounts is asked for again.
     *
     * @throws Invalid naming each line that cannot be, or when it may not be changed any more
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void save(AccessScope scope, SalesOrderId id, int version, Head head, List<Wanted> wanted) {
        scope.require(Right.ORDER_EDIT);
        var order = open(store.take(scope, id, version));
        check(scope, head);
        take(order.head(), head);
        store.value(scope, order, head.currency);
        write(scope, order, wanted);
    }

    private static OrderInHand open(OrderInHand order) {
        if (!order.state().isOpen()) {
            throw Invalid.field("", "ordering.invalid.closed");
        }
        return order;
    }

    private void write(AccessScope scope, OrderInHand order, List<Wanted> wanted) {
        var client = clients.get(scope, new ClientId(order.head().getClientId()));
        trail.worksOn(scope, client.portfolioId());
        var charged = OrderKind.valueOf(order.head().getKind()).charged(wanted);
        order.replace(pricing.lines(scope, client, order.basis(), charged), scope.date());
        store.save(order);
    }

    private static void check(AccessScope scope, Head head) {
        if (head.customerReference != null && head.customerReference.length() > LONGEST_REFERENCE) {
            throw Invalid.field("customerReference", "ordering.invalid.reference", LONGEST_REFERENCE);
        } else if (head.note != null && head.note.length() > LONGEST_NOTE) {
            throw Invalid.field("note", "ordering.invalid.reference", LONGEST_NOTE);
        } else if (head.requestedOn != null && head.requestedOn.isBefore(scope.date())) {
            throw Invalid.field("requestedOn", "ordering.invalid.past");
        }
    }

    /**
     * More lines after those it has.
     *
     * @throws Invalid naming each line that cannot be, by its place in the order
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void add(AccessScope scope, SalesOrderId id, int version, List<Wanted> more) {
        scope.require(Right.ORDER_EDIT);
        var order = open(store.take(scope, id, version));
        store.value(scope, order, null);
        var all = Stream.concat(OrderLine.wanted(order.lines()).stream(), more.stream())
                .toList();
        write(scope, order, all);
    }

    /**
     * The same lines for the same client in the same currency, at the prices of today and without its discounts.
     *
     * @throws Invalid when a product is not sold any more
     */
    @Transactional
    public SalesOrderId copy(AccessScope scope, SalesOrderId id) {
        var of = orders.get(scope, id);
        var lines = OrderLine.wanted(of.lines()).stream()
                .map(line -> new Wanted(line.item(), line.quantity(), BigDecimal.ZERO))
                .toList();
        return enter(
                scope,
                of.client(),
                of.kind(),
                null,
                new Head(null, null, null, null, of.net().currency()),
                lines);
    }
}
