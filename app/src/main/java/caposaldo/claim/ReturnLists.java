package caposaldo.claim;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.claim.Tables.GOODS_RETURN;
import static caposaldo.db.claim.Tables.REASON_GROUP;
import static caposaldo.db.claim.Tables.RETURN_REASON;
import static caposaldo.db.ordering.Tables.DELIVERY_NOTE;
import static caposaldo.db.ordering.Tables.SALES_ORDER;

import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.SalesOrders;
import caposaldo.security.AuditSubject;
import caposaldo.web.RailEntry;
import caposaldo.web.Tone;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Returns: all of them, and those of a client; the reasons they are given; and where they stand in the house. */
@Configuration(proxyBeanMethods = false)
class ReturnLists {

    @Bean
    static RailEntry returnsInTheRail() {
        return new RailEntry(RailEntry.Section.ORDERS, 17, "claim.returns.title", "/returns", Right.CLAIM_READ.key());
    }

    @Bean
    static AuditSubject returnSubject() {
        return new AuditSubject("claim.goods_return", "claim.subject.return", "/returns/{id}");
    }

    @Bean
    static AuditSubject returnLineSubject() {
        return new AuditSubject("claim.return_line", "claim.subject.returnLine", "/returns/{id}");
    }

    @Bean
    static AuditSubject reasonSubject() {
        return new AuditSubject("claim.return_reason", "claim.subject.reason", "");
    }

    @Bean
    static AuditSubject reasonGroupSubject() {
        return new AuditSubject("claim.reason_group", "claim.subject.reasonGroup", "");
    }

    @Bean
    static ListDefinition allReturns() {
        return returns("claim.returns", "/returns", (scope, place) -> rows(scope, DSL.noCondition()))
                .column(Column.text("client", of("client", String.class)))
                .sortedBy("-requestedOn")
                .action("claim.losses.title", "/returns/pareto", Right.CLAIM_READ)
                .action("claim.reasons.title", "/returns/reasons", Right.CLAIM_READ);
    }

    @Bean
    static ListDefinition returnsOfClient() {
        return returns(
                        "claim.returnsOfClient",
                        "/clients/{client}/returns",
                        (scope, place) -> rows(scope, CLIENT.ID.eq(ClaimLists.id(place.get("client")))))
                .sortedBy("-requestedOn");
    }

    private static ListDefinition returns(String name, String path, ListDefinition.Source from) {
        return ListDefinition.of(
                        name, path, Right.CLAIM_READ, from, of("id", Long.class), (scope, place) -> DSL.noCondition())
                .opening(id -> new ReturnId(id).path())
                .searching(of("search", String.class))
                .column(Column.text("number", of("number", String.class)))
                .column(Column.choice("kind", of("kind", String.class), names(GoodsReturn.Kind.values())))
                .column(Column.choice("state", of("state", String.class), names(ReturnState.values()))
                        .tone(ReturnState.REQUESTED.name(), Tone.WARN)
                        .tone(ReturnState.CREDITED.name(), Tone.GOOD))
                .column(Column.date("requestedOn", of("requested_on", LocalDate.class)))
                .column(Column.text("delivery", of("delivery", String.class)))
                .column(Column.text("currency", of("currency", String.class)))
                .column(Column.amount("amount", of("amount", BigDecimal.class)))
                .column(Column.price("value", of("value", BigDecimal.class)).withSum());
    }

    @Bean
    static ListDefinition returnReasons() {
        return ListDefinition.of(
                        "claim.reasons",
                        "/returns/reasons",
                        Right.CLAIM_READ,
                        RETURN_REASON.join(REASON_GROUP).on(REASON_GROUP.ID.eq(RETURN_REASON.GROUP_ID)),
                        RETURN_REASON.ID,
                        (scope, place) -> DSL.noCondition())
                .opening(id -> "/returns/reasons/" + id)
                .column(Column.text("group", REASON_GROUP.NAME))
                .column(Column.text("code", RETURN_REASON.CODE))
                .column(Column.text("name", RETURN_REASON.NAME))
                .column(Column.date("validFrom", RETURN_REASON.VALID_FROM))
                .column(Column.date("validUntil", RETURN_REASON.VALID_UNTIL).orEmpty())
                .sortedBy("group")
                .action("claim.reasons.new", "/returns/reasons/new", Right.CLAIM_RULES);
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private static <T> Field<T> of(String column, Class<T> type) {
        return DSL.field(DSL.name("returns", column), type);
    }

    private static Table<Record> rows(AccessScope scope, Condition which) {
        return DSL.select(List.<Field<?>>of(
                        GOODS_RETURN.ID,
                        GOODS_RETURN.NUMBER,
                        GOODS_RETURN.KIND,
                        GOODS_RETURN.STATE,
                        GOODS_RETURN.REQUESTED_ON,
                        SALES_ORDER.CURRENCY,
                        GOODS_RETURN.AMOUNT,
                        SalesOrders.value(GOODS_RETURN.AMOUNT).as("value"),
                        CLIENT.NAME.as("client"),
                        DELIVERY_NOTE.NUMBER.as("delivery"),
                        DSL.lower(GOODS_RETURN.NUMBER)
                                .concat(DSL.inline(" "))
                                .concat(DSL.lower(DELIVERY_NOTE.NUMBER))
                                .concat(DSL.inline(" "))
                                .concat(CLIENT.SEARCH)
                                .as("search")))
                .from(GOODS_RETURN)
                .join(DELIVERY_NOTE)
                .on(DELIVERY_NOTE.ID.eq(GOODS_RETURN.NOTE_ID))
                .join(SALES_ORDER)
                .on(SALES_ORDER.ID.eq(DELIVERY_NOTE.ORDER_ID))
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_ORDER.CLIENT_ID))
                .where(Clients.seenBy(scope))
                .and(which)
                .asTable("returns");
    }
}
