package caposaldo.bank;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.bank.Tables.BANK_ACCOUNT;
import static caposaldo.db.bank.Tables.ENTRY;
import static caposaldo.db.bank.Tables.PAYER;
import static caposaldo.db.bank.Tables.STATEMENT;
import static org.jooq.impl.DSL.when;

import caposaldo.account.Clients;
import caposaldo.bank.BankEntry.SetAside;
import caposaldo.bank.BankEntry.State;
import caposaldo.kernel.Right;
import caposaldo.web.Tone;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Statements, their entries, and what was learned of payers. */
@Configuration(proxyBeanMethods = false)
class BankLists {

    @Bean
    static ListDefinition listOfStatements() {
        return ListDefinition.of(
                        "bank.statements",
                        "/bank/statements",
                        Right.RECEIVABLE_POST,
                        STATEMENT.join(BANK_ACCOUNT).on(BANK_ACCOUNT.ID.eq(STATEMENT.BANK_ACCOUNT_ID)),
                        STATEMENT.ID,
                        (scope, place) -> DSL.noCondition())
                .opening(id -> "/bank/statements/" + id)
                .searching(DSL.function("ext.folded", String.class, STATEMENT.NUMBER))
                .column(Column.text("number", STATEMENT.NUMBER))
                .column(Column.text("account", BANK_ACCOUNT.NUMBER))
                .column(Column.text("currency", BANK_ACCOUNT.CURRENCY))
                .column(Column.date("closedOn", STATEMENT.CLOSED_ON))
                .column(Column.amount("opening", STATEMENT.OPENING).orEmpty())
                .column(Column.amount("closing", STATEMENT.CLOSING).orEmpty())
                .column(Column.number("entries", entries(null)).unsorted())
                .column(Column.number("posted", entries(State.POSTED)).unsorted())
                .column(Column.number("toDecide", entries(State.TO_DECIDE)).unsorted())
                .column(Column.text("fileName", STATEMENT.FILE_NAME).onRequest())
                .sortedBy("-closedOn")
                .action("bank.statement.new", "/bank/statements/new", Right.RECEIVABLE_POST)
                .action("bank.entries.title", "/bank/entries", Right.RECEIVABLE_POST)
                .action("bank.payers.title", "/bank/payers", Right.RECEIVABLE_POST);
    }

    private static Field<Integer> entries(@Nullable State state) {
        return DSL.field(DSL.selectCount()
                .from(ENTRY)
                .where(ENTRY.STATEMENT_ID.eq(STATEMENT.ID))
                .and(state == null ? DSL.noCondition() : ENTRY.STATE.eq(DSL.inline(state.name()))));
    }

    @Bean
    static ListDefinition listOfBankEntries() {
        return entries("bank.entries", "/bank/entries", (scope, place) -> DSL.noCondition())
                .sortedBy("-bookedOn");
    }

    @Bean
    static ListDefinition listOfEntriesOfStatement() {
        return entries(
                        "bank.ofStatement",
                        "/bank/statements/{statement}/entries",
                        (scope, place) -> ENTRY.STATEMENT_ID.eq(id(place.get("statement"))))
                .sortedBy("bookedOn");
    }

    /** Without a sum: what comes in is in several currencies. */
    private static ListDefinition entries(String name, String path, ListDefinition.Rows rows) {
        var amount = ENTRY.AMOUNT.mul(when(ENTRY.INCOMING, DSL.inline(1)).otherwise(DSL.inline(-1)));
        return ListDefinition.of(
                        name,
                        path,
                        Right.RECEIVABLE_POST,
                        ENTRY.join(BANK_ACCOUNT).on(BANK_ACCOUNT.ID.eq(ENTRY.BANK_ACCOUNT_ID)),
                        ENTRY.ID,
                        rows)
                .opening(BankEntry::path)
                .searching(ENTRY.SEARCH)
                .column(Column.date("bookedOn", ENTRY.BOOKED_ON))
                .column(Column.text("payer", ENTRY.PAYER_NAME).orEmpty())
                .column(Column.text("remittance", ENTRY.REMITTANCE))
                .column(Column.choice("state", ENTRY.STATE, names(State.values()))
                        .tone("TO_DECIDE", Tone.WARN)
                        .tone("POSTED", Tone.GOOD))
                .column(Column.amount("amount", amount))
                .column(Column.text("currency", ENTRY.CURRENCY))
                .column(Column.choice("setAside", ENTRY.SET_ASIDE_BECAUSE, names(SetAside.values()))
                        .orEmpty()
                        .onRequest())
                .column(Column.text("account", BANK_ACCOUNT.NUMBER).onRequest())
                .column(Column.text("iban", ENTRY.PAYER_IBAN).orEmpty().onRequest())
                .column(Column.date("valueOn", ENTRY.VALUE_ON).onRequest())
                .column(Column.number("line", ENTRY.LINE_NO).onRequest());
    }

    @Bean
    static ListDefinition listOfPayers() {
        return ListDefinition.of(
                        "bank.payers",
                        "/bank/payers",
                        Right.RECEIVABLE_POST,
                        PAYER.join(CLIENT).on(CLIENT.ID.eq(PAYER.CLIENT_ID)),
                        PAYER.ID,
                        (scope, place) -> Clients.seenBy(scope))
                .opening(id -> "/bank/payers/" + id)
                .searching(CLIENT.SEARCH)
                .column(Column.text("shown", PAYER.SHOWN))
                .column(Column.choice("kind", PAYER.KIND, names(Payers.Kind.values())))
                .column(Column.text("client", CLIENT.NAME))
                .column(Column.date("learnedOn", PAYER.LEARNED_ON))
                .sortedBy("-learnedOn");
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private static Field<Long> id(@Nullable String text) {
        return DSL.val(text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1L);
    }
}
