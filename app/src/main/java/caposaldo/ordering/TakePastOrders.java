package caposaldo.ordering;

import static caposaldo.db.account.Tables.CLIENT;

import caposaldo.account.Clients;
import caposaldo.catalog.ItemId;
import caposaldo.catalog.Items;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerLock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.6: orders of the system before ours are taken in as they ended, so that their clients, deliveries and service are
 * asked after in one place. Nothing is posted and nothing is sold by it: their invoices stand in the ledger already, each is
 * found there by its number and must be of the order's amount. A few statements, however many orders.
 */
@Component
public class TakePastOrders {

    /** {0} … {5}, {9} and {10} one element an order, {6} currency, {7} source, {8} who. */
    private static final String ORDERS = """
            insert into ordering.sales_order (client_id, currency, number, state, requested_on, note, priced_on, net_amount,
                confirmed_amount, delivered_amount, line_count, entered_by_id, entered_on, entered_at, source, external_key)
            select p.client_id, {6}, p.number, case when p.delivered then 'INVOICED' else 'CANCELLED' end, p.wanted_on, p.note, p.ordered_on,
                p.net, case when p.delivered then p.net else 0 end, case when p.delivered then p.net else 0 end, p.line_count, {8},
                p.ordered_on, p.ordered_on::timestamp at time zone 'UTC', {7}, p.number
            from unnest({0}, {1}, {2}, {3}, {4}::date[], {5}::numeric[], {9}::text[], {10})
                as p (client_id, number, delivered, ordered_on, wanted_on, net, note, line_count)
            order by p.number
            on conflict (source, external_key) where source is not null do nothing
            returning id, number
            """;

    /** {0} … {4} one element a line. */
    private static final String LINES = """
            insert into ordering.order_line (order_id, line_no, item_id, quantity, unit_code, base_price, price_source, price, net_amount,
                confirmed_quantity, confirmed_on)
            select o.id, p.line_no, i.id, p.quantity, i.unit_code, p.price, 'AGREED', p.price, round(p.quantity * p.price, 2),
                case when o.state = 'INVOICED' then p.quantity end, case when o.state = 'INVOICED' then o.requested_on end
            from unnest({0}, {1}, {2}, {3}::numeric[], {4}::numeric[]) as p (order_id, line_no, item_id, quantity, price)
            join ordering.sales_order o on o.id = p.order_id
            join catalog.item i on i.id = p.item_id
            order by o.id, p.line_no
            """;

    /** {0} … {3} one element an order that was delivered, {4} who, {5} now. */
    private static final String NOTES = """
            insert into ordering.delivery_note (order_id, number, state, delivered_on, amount, promised_amount, issued_by_id, issued_at,
                signed_by, signed_on, invoice_id, warehouse_id)
            select o.id, o.number || '/1', 'INVOICED', p.delivered_on, o.net_amount, 0, {4}, {5}, p.signed_by, p.delivered_on, i.id,
                (select min(id) from ordering.warehouse)
            from unnest({0}, {1}::date[], {2}, {3}) as p (order_id, delivered_on, signed_by, invoice)
            join ordering.sales_order o on o.id = p.order_id
            join receivable.ledger_item i on i.client_id = o.client_id and i.kind = 'INVOICE' and i.number = p.invoice
                and i.currency = o.currency and i.amount = o.net_amount and i.cancelled_on is null
            order by o.id
            """;

    private static final String LEFT = """
            insert into ordering.delivery_line (note_id, order_line_id, quantity, accepted_quantity)
            select n.id, l.id, l.quantity, l.quantity
            from ordering.delivery_note n join ordering.order_line l on l.order_id = n.order_id
            where n.order_id = any ({0})
            order by n.id, l.line_no
            """;

    /** {0} orders, {1} who, {2} now. */
    private static final String TRAIL = """
            insert into ordering.order_event (order_id, at, by_id, step, from_state, to_state, note)
            select id, {2}, {1}, 'TAKE_OVER', state, state, note from ordering.sales_order where id = any ({0}) order by id
            """;

    private final DSLContext sql;
    private final OrderStore store;
    private final Items items;
    private final LedgerLock ledger;
    private final SettleOrders settle;
    private final LedgerCurrency currency;

    TakePastOrders(
            DSLContext sql,
            OrderStore store,
            Items items,
            LedgerLock ledger,
            SettleOrders settle,
            LedgerCurrency currency) {
        this.sql = sql;
        this.store = store;
        this.items = items;
        this.ledger = ledger;
        this.settle = settle;
        this.currency = currency;
    }

    private record Placed(long id, PastOrder order) {}

    private record PlacedLine(long order, int no, PastOrder.Line line) {}

    /**
     * Those whose number of this source is known already are left as they are.
     *
     * @param source the system they come from
     * @return how many were taken
     * @throws Invalid when a client or product is not known, or an invoice does not stand in the ledger with the order's amount
     */
    @Transactional
    public int take(AccessScope scope, String source, List<PastOrder> orders) {
        scope.require(Right.IMPORT_RUN);
        scope.require(Right.ORDER_EDIT);
        var clients = clients(scope, orders);
        var placed = insert(scope, source, orders, clients);
        var ids = of(placed, Placed::id).toArray(Long[]::new);
        insertLines(scope, placed);
        insertNotes(scope, placed.stream().filter(p -> p.order.isDelivered()).toList());
        sql.execute(LEFT, DSL.val(ids));
        sql.execute(TRAIL, DSL.val(ids), DSL.val(scope.userId()), DSL.val(store.now()));
        ledger.hold(clients.values(), scope.date());
        settle.settle(clients.values());
        return placed.size();
    }

    private Map<String, Long> clients(AccessScope scope, List<PastOrder> orders) {
        var codes = orders.stream().map(PastOrder::client).distinct().toList();
        var known = sql.select(CLIENT.CODE, CLIENT.ID)
                .from(CLIENT)
                .where(CLIENT.CODE.eq(DSL.any(codes.toArray(String[]::new))))
                .and(Clients.seenBy(scope))
                .fetchMap(CLIENT.CODE, CLIENT.ID);
        checkKnown(codes, known);
        return known;
    }

    private static void checkKnown(Collection<String> codes, Map<String, ?> known) {
        var unknown =
                codes.stream().filter(code -> !known.containsKey(code)).sorted().findFirst();
        if (unknown.isPresent()) {
            throw Invalid.field("", "ordering.invalid.pastCode", unknown.get());
        }
    }

    private List<Placed> insert(AccessScope scope, String source, List<PastOrder> orders, Map<String, Long> clients) {
        var byNumber = new HashMap<String, PastOrder>();
        orders.forEach(order -> byNumber.put(order.number(), order));
        return sql.resultQuery(
                        ORDERS,
                        DSL.val(of(orders, order -> clients.get(order.client())).toArray(Long[]::new)),
                        DSL.val(of(orders, PastOrder::number).toArray(String[]::new)),
                        DSL.val(of(orders, PastOrder::isDelivered).toArray(Boolean[]::new)),
                        DSL.val(of(orders, PastOrder::orderedOn).toArray(LocalDate[]::new)),
                        DSL.val(of(orders, PastOrder::wantedOn).toArray(LocalDate[]::new)),
                        DSL.val(of(orders, PastOrder::net).toArray(BigDecimal[]::new)),
                        DSL.val(currency.code()),
                        DSL.val(source),
                        DSL.val(scope.userId()),
                        DSL.val(of(orders, PastOrder::note).toArray(String[]::new)),
                        DSL.val(of(orders, order -> order.lines().size()).toArray(Integer[]::new)))
                .fetch(row -> new Placed(
                        row.get("id", Long.class),
                        Objects.requireNonNull(byNumber.get(row.get("number", String.class)))));
    }

    private void insertLines(AccessScope scope, List<Placed> placed) {
        var lines = new ArrayList<PlacedLine>();
        for (var one : placed) {
            var all = one.order.lines();
            for (var n = 0; n < all.size(); n++) {
                lines.add(new PlacedLine(one.id, n + 1, all.get(n)));
            }
        }
        var codes = lines.stream()
                .map(placedLine -> placedLine.line.item())
                .distinct()
                .toList();
        Map<String, ItemId> known = items.withCodes(scope, codes);
        checkKnown(codes, known);
        sql.execute(
                LINES,
                DSL.val(of(lines, PlacedLine::order).toArray(Long[]::new)),
                DSL.val(of(lines, PlacedLine::no).toArray(Integer[]::new)),
                item(lines, known),
                DSL.val(of(lines, line -> line.line.quantity()).toArray(BigDecimal[]::new)),
                DSL.val(of(lines, line -> line.line.price()).toArray(BigDecimal[]::new)));
    }

    private static Field<Long[]> item(List<PlacedLine> lines, Map<String, ItemId> known) {
        return DSL.val(lines.stream()
                .map(line -> Objects.requireNonNull(known.get(line.line.item())).value())
                .toArray(Long[]::new));
    }

    private void insertNotes(AccessScope scope, List<Placed> delivered) {
        var fates = delivered.stream()
                .map(placed -> (PastOrder.Fate.Delivered) placed.order.fate())
                .toList();
        var notes = sql.execute(
                NOTES,
                DSL.val(of(delivered, Placed::id).toArray(Long[]::new)),
                DSL.val(of(fates, PastOrder.Fate.Delivered::on).toArray(LocalDate[]::new)),
                DSL.val(of(fates, PastOrder.Fate.Delivered::signedBy).toArray(String[]::new)),
                DSL.val(of(fates, PastOrder.Fate.Delivered::invoice).toArray(String[]::new)),
                DSL.val(scope.userId()),
                DSL.val(store.now()));
        if (notes < delivered.size()) {
            throw Invalid.field("", "ordering.invalid.pastInvoice", delivered.size() - notes);
        }
    }

    private static <A, B extends @Nullable Object> List<B> of(List<A> all, Function<A, B> what) {
        var each = new ArrayList<B>(all.size());
        all.forEach(one -> each.add(what.apply(one)));
        return each;
    }
}
