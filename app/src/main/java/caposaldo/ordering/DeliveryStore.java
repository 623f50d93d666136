package caposaldo.ordering;

import static caposaldo.db.ordering.Tables.DELIVERY_NOTE;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.db.NumberSeries;
import caposaldo.db.ordering.tables.records.DeliveryNoteRecord;
import caposaldo.db.ordering.tables.records.SalesOrderRecord;
import caposaldo.kernel.Money;
import caposaldo.kernel.Stale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Writes delivery notes. Whoever does holds the row of the order first. */
@Component
class DeliveryStore {

    /**
     * What is left to do of an order.
     *
     * @param toDeliver lines of which less has left than was confirmed
     * @param underWay notes nobody has signed for
     * @param toInvoice notes that are signed for
     */
    record Left(int toDeliver, int underWay, int toInvoice, int invoiced) {}

    private static final String SERIES = "DN";

    /** {0} note, {1} order, {2} numbers of lines, {3} quantities. */
    private static final String DELIVER = """
            insert into ordering.delivery_line (note_id, order_line_id, quantity)
            select {0}, l.id, q.quantity
            from unnest({2}::integer[], {3}::numeric[]) q (line_no, quantity)
            join ordering.order_line l on l.order_id = {1} and l.line_no = q.line_no
            """;

    /** {0} note, {1} numbers of lines, {2} accepted quantities, {3} reasons. */
    private static final String SIGN = """
            update ordering.delivery_line d set accepted_quantity = a.accepted, difference = a.difference
            from unnest({1}::integer[], {2}::numeric[], {3}::text[]) a (line_no, accepted, difference)
            join ordering.order_line l on l.line_no = a.line_no
            where d.note_id = {0} and d.order_line_id = l.id
            """;

    /** {0} order. */
    private static final String LEFT = """
            select (select count(*) from ordering.order_line l
                    where l.order_id = {0} and l.delivered_quantity + l.given_up_quantity < coalesce(l.confirmed_quantity, 0))::integer as to_deliver,
                (count(*) filter (where state = 'UNDER_WAY'))::integer as under_way,
                (count(*) filter (where state = 'SIGNED'))::integer as to_invoice,
                (count(*) filter (where state = 'INVOICED'))::integer as invoiced
            from ordering.delivery_note where order_id = {0}
            """;

    private final DSLContext sql;
    private final OrderStore orders;
    private final NumberSeries numbers;
    private final Warehouses warehouses;

    DeliveryStore(DSLContext sql, OrderStore orders, NumberSeries numbers, Warehouses warehouses) {
        this.sql = sql;
        this.orders = orders;
        this.numbers = numbers;
        this.warehouses = warehouses;
    }

    /**
     * @param value of the amount, in the company's currency: so much credit it promises
     * @throws caposaldo.kernel.Invalid when nothing leaves from the warehouse on the day
     */
    DeliveryNoteRecord insert(
            AccessScope scope, SalesOrderRecord order, DeliverOrder.Despatch despatch, BigDecimal amount, Money value) {
        var note = sql.newRecord(DELIVERY_NOTE);
        note.setOrderId(order.getId());
        note.setNumber(numbers.next(SERIES, despatch.on().getYear()));
        note.setDeliveredOn(despatch.on());
        note.setCarrier(despatch.carrier());
        note.setWarehouseId(warehouses.from(new ClientId(order.getClientId()), despatch.warehouse(), despatch.on()));
        note.setAmount(amount);
        note.setPromisedAmount(amount);
        note.setPromisedValue(order.getRate() == null ? null : value.amount());
        note.setIssuedById(scope.userId());
        note.setIssuedAt(orders.now());
        note.store();
        var lines = despatch.lines();
        sql.execute(
                DELIVER,
                DSL.val(note.getId()),
                DSL.val(order.getId()),
                DSL.val(lines.stream().map(DeliverOrder.Line::no).toArray(Integer[]::new)),
                DSL.val(lines.stream().map(DeliverOrder.Line::quantity).toArray(BigDecimal[]::new)));
        return note;
    }

    /**
     * Until the end of the transaction nobody else changes the note; the order is held before.
     *
     * @throws Stale when somebody changed it since {@code version} was read
     */
    DeliveryNoteRecord lock(DeliveryNoteId id, int version) {
        var note = sql.selectFrom(DELIVERY_NOTE)
                .where(DELIVERY_NOTE.ID.eq(id.value()))
                .forUpdate()
                .fetchSingle();
        if (note.getVersion() != version) {
            throw new Stale("delivery note " + id.value());
        }
        return note;
    }

    /**
     * So much of what a note promises it promises no more; the last of it frees what is left of the value.
     *
     * @return what is free of credit
     */
    Money free(SalesOrderRecord order, DeliveryNoteRecord note, BigDecimal amount) {
        var at = orders.valuation(order);
        var rest = at.value(note.getPromisedAmount().subtract(amount));
        var before = new Money(Objects.requireNonNullElse(note.getPromisedValue(), note.getPromisedAmount()), at.own());
        var after = rest.compareTo(before) < 0 ? rest : before;
        note.setPromisedAmount(note.getPromisedAmount().subtract(amount));
        note.setPromisedValue(at.isOwn() ? null : after.amount());
        return before.minus(after);
    }

    /** All lines at once. */
    void sign(DeliveryNoteRecord note, List<SignDelivery.Accepted> lines) {
        sql.execute(
                SIGN,
                DSL.val(note.getId()),
                DSL.val(lines.stream().map(SignDelivery.Accepted::no).toArray(Integer[]::new)),
                DSL.val(lines.stream().map(SignDelivery.Accepted::quantity).toArray(BigDecimal[]::new)),
                DSL.val(lines.stream()
                        .map(line -> Optional.ofNullable(line.difference())
                                .map(Enum::name)
                                .orElse(null))
                        .toArray(String[]::new)));
    }

    void save(DeliveryNoteRecord note) {
        note.setVersion(note.getVersion() + 1);
        note.store();
    }

    Left left(SalesOrderRecord order) {
        return sql.resultQuery(LEFT, DSL.val(order.getId()))
                .fetchSingle(row -> new Left(
                        row.get("to_deliver", Integer.class),
                        row.get("under_way", Integer.class),
                        row.get("to_invoice", Integer.class),
                        row.get("invoiced", Integer.class)));
    }
}
