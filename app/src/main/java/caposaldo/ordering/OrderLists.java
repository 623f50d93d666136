package caposaldo.ordering;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.ordering.Tables.SALES_ORDER;
import static caposaldo.db.security.Tables.APP_USER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import caposaldo.account.Clients;
import caposaldo.approval.ApprovalKind;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.security.AuditSubject;
import caposaldo.web.RailEntry;
import caposaldo.web.Tone;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Orders: all of them, those of a client, and those that wait for support; and where they stand in the house. */
@Configuration(proxyBeanMethods = false)
class OrderLists {

    private static final List<String> STATES =
            Stream.of(OrderState.values()).map(Enum::name).toList();

    private static final List<String> KINDS =
            Stream.of(OrderKind.values()).map(Enum::name).toList();

    @Bean
    static ApprovalKind approvalOfDiscounts() {
        return new ApprovalKind(Discounts.KIND);
    }

    @Bean
    static RailEntry ordersInTheRail() {
        return new RailEntry(RailEntry.Section.ORDERS, 10, "ordering.title", "/orders", Right.ORDER_READ.key());
    }

    @Bean
    static RailEntry queueInTheRail() {
        return new RailEntry(
                RailEntry.Section.ORDERS, 12, "ordering.queue.title", "/orders/queue", Right.ORDER_CONFIRM.key());
    }

    @Bean
    static AuditSubject salesOrderSubject() {
        return new AuditSubject("ordering.sales_order", "ordering.subject.order", "/orders/{id}");
    }

    @Bean
    static AuditSubject orderLineSubject() {
        return new AuditSubject("ordering.order_line", "ordering.subject.line", "");
    }

    @Bean
    static AuditSubject orderEventSubject() {
        return new AuditSubject("ordering.order_event", "ordering.subject.event", "");
    }

    @Bean
    static ListDefinition allOrders() {
        return orders(
                        "ordering.orders",
                        "/orders",
                        (scope, place) -> rows(scope).asTable("orders"))
                .column(Column.text("client", of("client", String.class)))
                .sortedBy("-enteredOn")
                .action("ordering.queue.title", "/orders/queue", Right.ORDER_READ)
                .action("ordering.templates.title", "/orders/templates", Right.ORDER_READ)
                .action("ordering.new", "/orders/new", Right.ORDER_EDIT);
    }

    @Bean
    static ListDefinition ordersOfClient() {
        return orders(
                        "ordering.ofClient",
                        "/clients/{client}/orders",
                        (scope, place) -> rows(scope)
                                .and(SALES_ORDER.CLIENT_ID.eq(id(place.get("client"))))
                                .asTable("orders"))
                .sortedBy("-enteredOn");
    }

    /** The longest waiting first. */
    @Bean
    static ListDefinition queueOfOrders() {
        return ListDefinition.of(
                        "ordering.queue",
                        "/orders/queue",
                        Right.ORDER_READ,
                        (scope, place) -> rows(scope).and(waiting()).asTable("orders"),
                        of("id", Long.class),
                        (scope, place) -> DSL.noCondition())
                .opening(id -> new SalesOrderId(id).path())
                .searching(of("search", String.class))
                .column(Column.text("number", of("number", String.class)))
                .column(Column.text("client", of("client", String.class)))
                .column(Column.number("waitingHours", of("waiting_hours", Integer.class)))
                .column(Column.text("claimedBy", of("claimed_by", String.class)).orEmpty())
                .column(Column.date("requestedOn", of("requested_on", LocalDate.class))
                        .orEmpty())
                .column(Column.number("lines", of("line_count", Integer.class)))
                .column(Column.text("currency", of("currency", String.class)))
                .column(Column.amount("gross", of("gross_amount", BigDecimal.class)))
                .column(Column.price("value", of("value", BigDecimal.class)).withSum())
                .column(Column.text("enteredBy", of("entered_by", String.class)))
                .sortedBy("-waitingHours")
                .action("ordering.orders.title", "/orders", Right.ORDER_READ);
    }

    private static Condition waiting() {
        return SALES_ORDER.STATE.eq(inline(OrderState.SUBMITTED.name()));
    }

    private static ListDefinition orders(String name, String path, ListDefinition.Source from) {
        return ListDefinition.of(
                        name, path, Right.ORDER_READ, from, of("id", Long.class), (scope, place) -> DSL.noCondition())
                .opening(id -> new SalesOrderId(id).path())
                .searching(of("search", String.class))
                .column(Column.text("number", of("number", String.class)))
                .column(Column.choice("state", of("state", String.class), STATES)
                        .tone(OrderState.IN_APPROVAL.name(), Tone.WARN)
                        .tone(OrderState.QUESTIONED.name(), Tone.WARN)
                        .tone(OrderState.CONFIRMED.name(), Tone.GOOD)
                        .tone(OrderState.PARTLY_CONFIRMED.name(), Tone.WARN)
                        .tone(OrderState.REFUSED.name(), Tone.BAD))
                .column(Column.choice("kind", of("kind", String.class), KINDS).onRequest())
                .column(Column.date("enteredOn", of("entered_on", LocalDate.class)))
                .column(Column.date("requestedOn", of("requested_on", LocalDate.class))
                        .orEmpty())
                .column(Column.number("lines", of("line_count", Integer.class)))
                .column(Column.text("currency", of("currency", String.class)))
                .column(Column.amount("net", of("net_amount", BigDecimal.class)).onRequest())
                .column(Column.amount("gross", of("gross_amount", BigDecimal.class)))
                .column(Column.price("value", of("value", BigDecimal.class)).withSum())
                .column(Column.amount("confirmed", of("confirmed_amount", BigDecimal.class))
                        .onRequest())
                .column(Column.text("enteredBy", of("entered_by", String.class)))
                .column(Column.text("reference", of("customer_reference", String.class))
                        .orEmpty()
                        .onRequest());
    }

    private static <T> Field<T> of(String column, Class<T> type) {
        return DSL.field(DSL.name("orders", column), type);
    }

    private static SelectConditionStep<Record> rows(AccessScope scope) {
        var enterer = APP_USER.as("enterer");
        var claimer = APP_USER.as("claimer");
        return DSL.select(List.<Field<?>>of(
                        SALES_ORDER.ID,
                        coalesce(SALES_ORDER.NUMBER, inline("")).as("number"),
                        SALES_ORDER.KIND,
                        SALES_ORDER.STATE,
                        CLIENT.NAME.as("client"),
                        SALES_ORDER.ENTERED_ON,
                        SALES_ORDER.REQUESTED_ON,
                        SALES_ORDER.LINE_COUNT,
                        SALES_ORDER.CURRENCY,
                        SALES_ORDER.VALUE,
                        SALES_ORDER.NET_AMOUNT,
                        SALES_ORDER.GROSS_AMOUNT,
                        SALES_ORDER.CONFIRMED_AMOUNT,
                        enterer.DISPLAY_NAME.as("entered_by"),
                        claimer.DISPLAY_NAME.as("claimed_by"),
                        SALES_ORDER.CUSTOMER_REFERENCE,
                        hours().as("waiting_hours"),
                        SALES_ORDER
                                .SEARCH
                                .concat(inline(" "))
                                .concat(CLIENT.SEARCH)
                                .as("search")))
                .from(SALES_ORDER)
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_ORDER.CLIENT_ID))
                .join(enterer)
                .on(enterer.ID.eq(SALES_ORDER.ENTERED_BY_ID))
                .leftJoin(claimer)
                .on(claimer.ID.eq(SALES_ORDER.CLAIMED_BY_ID))
                .where(Clients.seenBy(scope));
    }

    /** Whole hours since it was submitted: the service the client waits for. */
    private static Field<Integer> hours() {
        Field<OffsetDateTime> since = SALES_ORDER.SUBMITTED_AT;
        return when(
                        since.isNotNull(),
                        DSL.field(
                                "greatest(0, floor(extract(epoch from now() - {0}) / 3600))::integer",
                                Integer.class, since))
                .otherwise(inline(0));
    }

    private static Field<Long> id(@Nullable String text) {
        return DSL.val(text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1L);
    }
}
