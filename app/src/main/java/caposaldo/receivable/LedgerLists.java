package caposaldo.receivable;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.receivable.Tables.CLIENT_LEDGER;
import static caposaldo.db.receivable.Tables.LEDGER_ITEM;
import static caposaldo.db.receivable.Tables.PAYMENT_EXPECTATION;
import static org.jooq.impl.DSL.when;

import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
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
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The documents of the ledger: those still open, all of them, those of a client; and clients by what they owe. */
@Configuration(proxyBeanMethods = false)
class LedgerLists {

    private static final List<String> KINDS =
            Stream.of(LedgerItem.Kind.values()).map(Enum::name).toList();

    private static final List<String> STATES =
            Stream.of(LedgerItem.State.values()).map(Enum::name).toList();

    @Bean
    static ListDefinition openLedgerItems(LedgerCurrency currency) {
        return items(
                        "receivable.items",
                        "/receivables/items",
                        currency,
                        (scope, place) -> documents(scope).asTable("items"),
                        (scope, place) -> of("open", BigDecimal.class).gt(BigDecimal.ZERO))
                .column(Column.date("expectedOn", of("expected_on", LocalDate.class))
                        .orEmpty()
                        .unsorted())
                .column(Column.share("chanceLate", of("chance_late", BigDecimal.class))
                        .orEmpty()
                        .unsorted()
                        .onRequest())
                .sortedBy("dueOn")
                .action("receivable.payment.new", "/receivables/payments/new", Right.RECEIVABLE_POST)
                .action("receivable.documents.title", "/receivables/documents", Right.RECEIVABLE_READ);
    }

    @Bean
    static ListDefinition ledgerDocuments(LedgerCurrency currency) {
        return items(
                        "receivable.documents",
                        "/receivables/documents",
                        currency,
                        (scope, place) -> documents(scope).asTable("items"),
                        (scope, place) -> DSL.noCondition())
                .sortedBy("-issuedOn")
                .action("receivable.document.new", "/receivables/documents/new", Right.RECEIVABLE_POST);
    }

    @Bean
    static ListDefinition ledgerOfClient(LedgerCurrency currency) {
        return items(
                        "receivable.ofClient",
                        "/clients/{client}/receivables/documents",
                        currency,
                        (scope, place) -> documents(scope)
                                .and(LEDGER_ITEM.CLIENT_ID.eq(id(place.get("client"))))
                                .asTable("items"),
                        (scope, place) -> DSL.noCondition())
                .sortedBy("-issuedOn");
    }

    private static ListDefinition items(
            String name, String path, LedgerCurrency currency, ListDefinition.Source from, ListDefinition.Rows rows) {
        return ListDefinition.of(name, path, Right.RECEIVABLE_READ, from, of("id", Long.class), rows)
                .opening(id -> new LedgerItemId(id).path())
                .searching(of("search", String.class))
                .column(Column.text("number", of("number", String.class)))
                .column(Column.choice("kind", of("kind", String.class), KINDS))
                .column(Column.text("currency", of("currency", String.class))
                        .oneAtATime(currency.code())
                        .onRequest())
                .column(Column.text("client", of("client", String.class)))
                .column(Column.text("clientCode", of("client_code", String.class))
                        .onRequest())
                .column(Column.date("issuedOn", of("issued_on", LocalDate.class)))
                .column(Column.date("dueOn", of("due_on", LocalDate.class)))
                .column(Column.choice("state", of("state", String.class), STATES)
                        .tone("OVERDUE", Tone.BAD)
                        .tone("UNAPPLIED", Tone.WARN))
                .column(Column.number("daysOverdue", of("days_overdue", Integer.class))
                        .orEmpty())
                .column(Column.price("amount", of("signed_amount", BigDecimal.class))
                        .withSum())
                .column(Column.price("open", of("signed_open", BigDecimal.class))
                        .withSum())
                .column(Column.price("disputed", of("disputed_amount", BigDecimal.class))
                        .withSum()
                        .onRequest())
                .column(Column.date("settledOn", of("settled_on", LocalDate.class))
                        .orEmpty()
                        .onRequest())
                .column(Column.text("reference", of("reference", String.class))
                        .orEmpty()
                        .onRequest());
    }

    private static <T> Field<T> of(String column, Class<T> type) {
        return DSL.field(DSL.name("items", column), type);
    }

    private static org.jooq.SelectConditionStep<Record> documents(AccessScope scope) {
        var today = DSL.val(scope.date());
        var sign = when(LEDGER_ITEM.DEBIT, DSL.inline(1)).otherwise(DSL.inline(-1));
        return DSL.select(List.<Field<?>>of(
                        LEDGER_ITEM.ID,
                        LEDGER_ITEM.NUMBER,
                        LEDGER_ITEM.KIND,
                        LEDGER_ITEM.CURRENCY,
                        CLIENT.NAME.as("client"),
                        CLIENT.CODE.as("client_code"),
                        LEDGER_ITEM.ISSUED_ON,
                        LEDGER_ITEM.DUE_ON,
                        state(today).as("state"),
                        when(
                                        DSL.condition(LEDGER_ITEM.DEBIT)
                                                .and(LEDGER_ITEM.OPEN_AMOUNT.gt(BigDecimal.ZERO)),
                                        days(today))
                                .as("days_overdue"),
                        LEDGER_ITEM.AMOUNT.mul(sign).as("signed_amount"),
                        LEDGER_ITEM.OPEN_AMOUNT.mul(sign).as("signed_open"),
                        LEDGER_ITEM.OPEN_AMOUNT.as("open"),
                        LEDGER_ITEM.DISPUTED_AMOUNT,
                        LEDGER_ITEM.SETTLED_ON,
                        LEDGER_ITEM.REFERENCE,
                        PAYMENT_EXPECTATION.EXPECTED_ON,
                        PAYMENT_EXPECTATION.CHANCE_LATE,
                        LEDGER_ITEM.SEARCH))
                .from(LEDGER_ITEM)
                .leftJoin(PAYMENT_EXPECTATION)
                .on(PAYMENT_EXPECTATION.LEDGER_ITEM_ID.eq(LEDGER_ITEM.ID))
                .join(CLIENT)
                .on(CLIENT.ID.eq(LEDGER_ITEM.CLIENT_ID))
                .where(Clients.seenBy(scope));
    }

    private static Field<Integer> days(Field<LocalDate> today) {
        return DSL.field("({0}::date - {1})", Integer.class, today, LEDGER_ITEM.DUE_ON);
    }

    private static Field<String> state(Field<LocalDate> today) {
        return when(LEDGER_ITEM.CANCELLED_ON.isNotNull(), DSL.inline("CANCELLED"))
                .when(LEDGER_ITEM.SETTLED_ON.isNotNull(), DSL.inline("SETTLED"))
                .when(DSL.not(LEDGER_ITEM.DEBIT), DSL.inline("UNAPPLIED"))
                .when(LEDGER_ITEM.DUE_ON.lt(today), DSL.inline("OVERDUE"))
                .otherwise(DSL.inline("NOT_DUE"));
    }

    /** Every client that owes something or has money with us, the most overdue first: from kept sums. */
    @Bean
    static ListDefinition debtors(LedgerCurrency currency) {
        return ListDefinition.of(
                        "receivable.clients",
                        "/receivables/clients",
                        Right.RECEIVABLE_READ,
                        CLIENT_LEDGER.join(CLIENT).on(CLIENT.ID.eq(CLIENT_LEDGER.CLIENT_ID)),
                        CLIENT.ID,
                        (scope, place) -> Clients.seenBy(scope).and(standing()))
                .opening(id -> "/clients/" + id + "/receivables")
                .searching(CLIENT.SEARCH)
                .column(Column.text("client", CLIENT.NAME))
                .column(Column.text("clientCode", CLIENT.CODE).onRequest())
                .column(Column.text("currency", CLIENT_LEDGER.CURRENCY)
                        .oneAtATime(currency.code())
                        .onRequest())
                .column(Column.money("balance", CLIENT_LEDGER.BALANCE).withSum())
                .column(Column.money("overdue", CLIENT_LEDGER.OVERDUE).withSum())
                .column(Column.money("notDue", CLIENT_LEDGER.NOT_DUE).withSum())
                .column(Column.money("days30", CLIENT_LEDGER.DAYS_30).withSum())
                .column(Column.money("days60", CLIENT_LEDGER.DAYS_60).withSum())
                .column(Column.money("days90", CLIENT_LEDGER.DAYS_90).withSum())
                .column(Column.money("older", CLIENT_LEDGER.OLDER).withSum())
                .column(Column.money("disputed", CLIENT_LEDGER.DISPUTED).withSum())
                .column(Column.money("unapplied", CLIENT_LEDGER.UNAPPLIED).withSum())
                .column(Column.date("oldestDueOn", CLIENT_LEDGER.OLDEST_DUE_ON).orEmpty())
                .column(Column.number("items", CLIENT_LEDGER.OPEN_ITEMS)
                        .withSum()
                        .onRequest())
                .sortedBy("-overdue");
    }

    private static Condition standing() {
        return CLIENT_LEDGER.OWED.gt(BigDecimal.ZERO).or(CLIENT_LEDGER.UNAPPLIED.gt(BigDecimal.ZERO));
    }

    private static Field<Long> id(@Nullable String text) {
        return DSL.val(text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1L);
    }
}
