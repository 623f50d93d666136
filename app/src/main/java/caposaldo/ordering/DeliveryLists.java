package caposaldo.ordering;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.ordering.Tables.DELIVERY_NOTE;
import static caposaldo.db.ordering.Tables.ORDER_LINE;
import static caposaldo.db.ordering.Tables.SALES_ORDER;
import static caposaldo.db.ordering.Tables.WAREHOUSE;
import static org.jooq.impl.DSL.inline;

import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.security.AuditSubject;
import caposaldo.ubl.DocumentHome;
import caposaldo.ubl.UblType;
import caposaldo.web.RailEntry;
import caposaldo.web.Tone;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Orders of which something is to leave, and what has left; and where they stand in the house. */
@Configuration(proxyBeanMethods = false)
class DeliveryLists {

    private static final List<String> STATES =
            Stream.of(DeliveryNote.State.values()).map(Enum::name).toList();

    @Bean
    static DocumentHome receiptsHome() {
        return new DocumentHome(
                UblType.RECEIPT_ADVICE, "ordering.receipt", "/deliveries/receipts/new", Right.ORDER_CONFIRM);
    }

    @Bean
    static DocumentHome ordersHome() {
        return new DocumentHome(UblType.ORDER, "ordering.document", "/orders/new", Right.ORDER_EDIT);
    }

    @Bean
    static RailEntry deliveriesInTheRail() {
        return new RailEntry(
                RailEntry.Section.ORDERS, 14, "ordering.deliveries.title", "/deliveries", Right.ORDER_READ.key());
    }

    @Bean
    static AuditSubject deliveryNoteSubject() {
        return new AuditSubject("ordering.delivery_note", "ordering.subject.note", "/deliveries/{id}");
    }

    @Bean
    static AuditSubject deliveryLineSubject() {
        return new AuditSubject("ordering.delivery_line", "ordering.subject.noteLine", "");
    }

    @Bean
    static AuditSubject warehouseSubject() {
        return new AuditSubject("ordering.warehouse", "ordering.subject.warehouse", "/deliveries/warehouses/{id}");
    }

    @Bean
    static ListDefinition allDeliveries() {
        return ListDefinition.of(
                        "ordering.deliveries",
                        "/deliveries",
                        Right.ORDER_READ,
                        (scope, place) -> notes(scope),
                        of("id", Long.class),
                        (scope, place) -> DSL.noCondition())
                .opening(id -> new DeliveryNoteId(id).path())
                .searching(of("search", String.class))
                .column(Column.text("number", of("number", String.class)))
                .column(Column.choice("state", of("state", String.class), STATES)
                        .tone(DeliveryNote.State.UNDER_WAY.name(), Tone.WARN)
                        .tone(DeliveryNote.State.INVOICED.name(), Tone.GOOD))
                .column(Column.date("deliveredOn", of("delivered_on", LocalDate.class)))
                .column(Column.text("client", of("client", String.class)))
                .column(Column.text("order", of("order_number", String.class)))
                .column(Column.text("warehouse", of("warehouse", String.class)))
                .column(Column.text("carrier", of("carrier", String.class)).orEmpty())
                .column(Column.text("currency", of("currency", String.class)))
                .column(Column.amount("amount", of("amount", BigDecimal.class)))
                .column(Column.price("value", of("value", BigDecimal.class)).withSum())
                .column(Column.text("signedBy", of("signed_by", String.class)).orEmpty())
                .column(Column.date("signedOn", of("signed_on", LocalDate.class))
                        .orEmpty())
                .sortedBy("-deliveredOn")
                .action("ordering.toDeliver.title", "/deliveries/waiting", Right.ORDER_READ)
                .action("ordering.warehouses.title", "/deliveries/warehouses", Right.ORDER_READ);
    }

    @Bean
    static ListDefinition allWarehouses() {
        return ListDefinition.of(
                        "ordering.warehouses",
                        "/deliveries/warehouses",
                        Right.ORDER_READ,
                        WAREHOUSE,
                        WAREHOUSE.ID,
                        (scope, place) -> DSL.noCondition())
                .opening(id -> "/deliveries/warehouses/" + id)
                .column(Column.text("code", WAREHOUSE.CODE))
                .column(Column.text("name", WAREHOUSE.NAME))
                .column(Column.date("validUntil", WAREHOUSE.VALID_UNTIL).orEmpty())
                .sortedBy("code")
                .action("ordering.warehouses.new", "/deliveries/warehouses/new", Right.ORDER_CONFIRM);
    }

    /** What was promised for the earliest day first. */
    @Bean
    static ListDefinition ordersToDeliver() {
        return ListDefinition.of(
                        "ordering.toDeliver",
                        "/deliveries/waiting",
                        Right.ORDER_READ,
                        (scope, place) -> waiting(scope),
                        of("id", Long.class),
                        (scope, place) -> DSL.noCondition())
                .opening(id -> new SalesOrderId(id).path())
                .searching(of("search", String.class))
                .column(Column.text("number", of("number", String.class)))
                .column(Column.text("client", of("client", String.class)))
                .column(Column.date("promisedFor", of("promised_for", LocalDate.class)))
                .column(Column.number("lines", of("open_lines", Integer.class)))
                .column(Column.text("currency", of("currency", String.class)))
                .column(Column.amount("confirmed", of("confirmed_amount", BigDecimal.class)))
                .column(Column.amount("toDeliver", of("to_deliver", BigDecimal.class)))
                .column(Column.price("value", of("value", BigDecimal.class)).withSum())
                .sortedBy("promisedFor")
                .action("ordering.deliveries.title", "/deliveries", Right.ORDER_READ);
    }

    private static <T> Field<T> of(String column, Class<T> type) {
        return DSL.field(DSL.name("deliveries", column), type);
    }

    private static Table<Record> notes(AccessScope scope) {
        return DSL.select(List.<Field<?>>of(
                        DELIVERY_NOTE.ID,
                        DELIVERY_NOTE.NUMBER,
                        DELIVERY_NOTE.STATE,
                        DELIVERY_NOTE.DELIVERED_ON,
                        CLIENT.NAME.as("client"),
                        SALES_ORDER.NUMBER.as("order_number"),
                        WAREHOUSE.CODE.as("warehouse"),
                        DELIVERY_NOTE.CARRIER,
                        SALES_ORDER.CURRENCY,
                        DELIVERY_NOTE.AMOUNT,
                        SalesOrders.value(DELIVERY_NOTE.AMOUNT).as("value"),
                        DELIVERY_NOTE.SIGNED_BY,
                        DELIVERY_NOTE.SIGNED_ON,
                        DSL.lower(DELIVERY_NOTE.NUMBER)
                                .concat(inline(" "))
                                .concat(SALES_ORDER.SEARCH)
                                .concat(inline(" "))
                                .concat(CLIENT.SEARCH)
                                .as("search")))
                .from(DELIVERY_NOTE)
                .join(WAREHOUSE)
                .on(WAREHOUSE.ID.eq(DELIVERY_NOTE.WAREHOUSE_ID))
                .join(SALES_ORDER)
                .on(SALES_ORDER.ID.eq(DELIVERY_NOTE.ORDER_ID))
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_ORDER.CLIENT_ID))
                .where(Clients.seenBy(scope))
                .asTable("deliveries");
    }

    private static Table<Record> waiting(AccessScope scope) {
        var open =
                ORDER_LINE.DELIVERED_QUANTITY.plus(ORDER_LINE.GIVEN_UP_QUANTITY).lt(ORDER_LINE.CONFIRMED_QUANTITY);
        return DSL.select(List.<Field<?>>of(
                        SALES_ORDER.ID,
                        SALES_ORDER.NUMBER,
                        CLIENT.NAME.as("client"),
                        DSL.min(ORDER_LINE.CONFIRMED_ON).as("promised_for"),
                        DSL.count().as("open_lines"),
                        SALES_ORDER.CONFIRMED_AMOUNT,
                        SALES_ORDER
                                .CONFIRMED_AMOUNT
                                .minus(SALES_ORDER.DELIVERED_AMOUNT)
                                .as("to_deliver"),
                        SALES_ORDER.CURRENCY,
                        SalesOrders.value(SALES_ORDER.CONFIRMED_AMOUNT.minus(SALES_ORDER.DELIVERED_AMOUNT))
                                .as("value"),
                        SALES_ORDER
                                .SEARCH
                                .concat(inline(" "))
                                .concat(CLIENT.SEARCH)
                                .as("search")))
                .from(SALES_ORDER)
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_ORDER.CLIENT_ID))
                .join(ORDER_LINE)
                .on(ORDER_LINE.ORDER_ID.eq(SALES_ORDER.ID))
                .where(Clients.seenBy(scope))
                .and(SALES_ORDER.STATE.in(
                        inline(OrderState.CONFIRMED.name()),
                        inline(OrderState.PARTLY_CONFIRMED.name()),
                        inline(OrderState.IN_DELIVERY.name())))
                .and(open)
                .groupBy(SALES_ORDER.ID, CLIENT.ID)
                .asTable("deliveries");
    }
}
