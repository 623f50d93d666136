package caposaldo.claim;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.claim.Tables.DEADLINE_RULE;
import static caposaldo.db.claim.Tables.DISCREPANCY_ACT;
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
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Acts: all of them, and those of a client; the days within which they are told; and where they stand in the house. */
@Configuration(proxyBeanMethods = false)
class ClaimLists {

    @Bean
    static RailEntry actsInTheRail() {
        return new RailEntry(RailEntry.Section.ORDERS, 16, "claim.title", "/acts", Right.CLAIM_READ.key());
    }

    @Bean
    static AuditSubject actSubject() {
        return new AuditSubject("claim.discrepancy_act", "claim.subject.act", "/acts/{id}");
    }

    @Bean
    static AuditSubject actLineSubject() {
        return new AuditSubject("claim.act_line", "claim.subject.line", "/acts/{id}");
    }

    @Bean
    static AuditSubject actMemberSubject() {
        return new AuditSubject("claim.act_member", "claim.subject.member", "/acts/{id}");
    }

    @Bean
    static AuditSubject actPhotoSubject() {
        return new AuditSubject("claim.act_photo", "claim.subject.photo", "/acts/{id}");
    }

    @Bean
    static AuditSubject deadlineSubject() {
        return new AuditSubject("claim.deadline_rule", "claim.subject.deadline", "");
    }

    @Bean
    static ListDefinition allActs() {
        return acts("claim.acts", "/acts", (scope, place) -> rows(scope, DSL.noCondition()))
                .column(Column.text("client", of("client", String.class)))
                .sortedBy("-drawnOn")
                .action("claim.deadlines.title", "/acts/deadlines", Right.CLAIM_READ);
    }

    @Bean
    static ListDefinition actsOfClient() {
        return acts(
                        "claim.ofClient",
                        "/clients/{client}/acts",
                        (scope, place) -> rows(scope, CLIENT.ID.eq(id(place.get("client")))))
                .sortedBy("-drawnOn");
    }

    private static ListDefinition acts(String name, String path, ListDefinition.Source from) {
        return ListDefinition.of(
                        name, path, Right.CLAIM_READ, from, of("id", Long.class), (scope, place) -> DSL.noCondition())
                .opening(id -> new ActId(id).path())
                .searching(of("search", String.class))
                .column(Column.text("number", of("number", String.class)))
                .column(Column.choice("state", of("state", String.class), names(ActState.values()))
                        .tone(ActState.SIGNED.name(), Tone.WARN)
                        .tone(ActState.SETTLED.name(), Tone.GOOD))
                .column(Column.date("drawnOn", of("drawn_on", LocalDate.class)))
                .column(Column.date("deadline", of("deadline", LocalDate.class)).orEmpty())
                .column(Column.text("delivery", of("delivery", String.class)))
                .column(Column.text("currency", of("currency", String.class)))
                .column(Column.amount("missing", of("missing_amount", BigDecimal.class)))
                .column(Column.amount("accepted", of("accepted_amount", BigDecimal.class)))
                .column(Column.price("value", of("value", BigDecimal.class)).withSum())
                .column(Column.choice(
                                "settlement",
                                of("settlement", String.class),
                                List.of("REPLACEMENT", "CREDIT", "DISPUTE", "NOTHING_DUE"))
                        .orEmpty());
    }

    /** The latest first of each kind. */
    @Bean
    static ListDefinition deadlineRules() {
        return ListDefinition.of(
                        "claim.deadlines",
                        "/acts/deadlines",
                        Right.CLAIM_READ,
                        DEADLINE_RULE,
                        DEADLINE_RULE.ID,
                        (scope, place) -> DSL.noCondition())
                .column(Column.choice("kind", DEADLINE_RULE.KIND, names(Discrepancy.values())))
                .column(Column.date("validFrom", DEADLINE_RULE.VALID_FROM))
                .column(Column.number("days", DEADLINE_RULE.DAYS))
                .column(Column.text("source", DEADLINE_RULE.SOURCE))
                .sortedBy("-validFrom")
                .action("claim.deadlines.new", "/acts/deadlines/new", Right.CLAIM_RULES);
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    static Field<Long> id(@Nullable String text) {
        return DSL.val(text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1L);
    }

    private static <T> Field<T> of(String column, Class<T> type) {
        return DSL.field(DSL.name("acts", column), type);
    }

    private static Table<Record> rows(AccessScope scope, Condition which) {
        return DSL.select(List.<Field<?>>of(
                        DISCREPANCY_ACT.ID,
                        DISCREPANCY_ACT.NUMBER,
                        DISCREPANCY_ACT.STATE,
                        DISCREPANCY_ACT.DRAWN_ON,
                        DISCREPANCY_ACT.DEADLINE,
                        SALES_ORDER.CURRENCY,
                        SalesOrders.value(DISCREPANCY_ACT.MISSING_AMOUNT).as("value"),
                        DISCREPANCY_ACT.MISSING_AMOUNT,
                        DISCREPANCY_ACT.ACCEPTED_AMOUNT,
                        DISCREPANCY_ACT.SETTLEMENT,
                        CLIENT.NAME.as("client"),
                        DELIVERY_NOTE.NUMBER.as("delivery"),
                        DSL.lower(DISCREPANCY_ACT.NUMBER)
                                .concat(DSL.inline(" "))
                                .concat(DSL.lower(DELIVERY_NOTE.NUMBER))
                                .concat(DSL.inline(" "))
                                .concat(CLIENT.SEARCH)
                                .as("search")))
                .from(DISCREPANCY_ACT)
                .join(DELIVERY_NOTE)
                .on(DELIVERY_NOTE.ID.eq(DISCREPANCY_ACT.NOTE_ID))
                .join(SALES_ORDER)
                .on(SALES_ORDER.ID.eq(DELIVERY_NOTE.ORDER_ID))
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_ORDER.CLIENT_ID))
                .where(Clients.seenBy(scope))
                .and(which)
                .asTable("acts");
    }
}
