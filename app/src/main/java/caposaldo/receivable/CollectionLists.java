package caposaldo.receivable;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.people.Tables.PERSON;
import static caposaldo.db.receivable.Tables.DISPUTE;
import static caposaldo.db.receivable.Tables.INTEREST_LAW;
import static caposaldo.db.receivable.Tables.LEDGER_ITEM;
import static caposaldo.db.receivable.Tables.PROMISE;
import static org.jooq.impl.DSL.when;

import caposaldo.account.Clients;
import caposaldo.kernel.Right;
import caposaldo.web.Tone;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What clients contest, and what they promised to pay. */
@Configuration(proxyBeanMethods = false)
class CollectionLists {

    private static final List<String> DISPUTED = List.of("OPEN", "JUSTIFIED", "REJECTED", "WITHDRAWN");

    @Bean
    static ListDefinition disputes(LedgerCurrency currency) {
        var state = when(DISPUTE.OUTCOME.isNull(), DSL.inline("OPEN")).otherwise(DISPUTE.OUTCOME);
        return ListDefinition.of(
                        "receivable.disputes",
                        "/receivables/disputes",
                        Right.RECEIVABLE_READ,
                        DISPUTE.join(LEDGER_ITEM)
                                .on(LEDGER_ITEM.ID.eq(DISPUTE.LEDGER_ITEM_ID))
                                .join(CLIENT)
                                .on(CLIENT.ID.eq(LEDGER_ITEM.CLIENT_ID))
                                .leftJoin(PERSON)
                                .on(PERSON.ID.eq(DISPUTE.OWNER_ID)),
                        DISPUTE.ID,
                        (scope, place) -> Clients.seenBy(scope))
                .opening(id -> "/receivables/disputes/" + id)
                .searching(CLIENT.SEARCH)
                .column(Column.text("number", LEDGER_ITEM.NUMBER))
                .column(Column.text("client", CLIENT.NAME))
                .column(Column.text("currency", DISPUTE.CURRENCY)
                        .oneAtATime(currency.code())
                        .onRequest())
                .column(Column.choice("reason", DISPUTE.REASON, names(Dispute.Reason.values())))
                .column(Column.choice("state", state, DISPUTED).tone("OPEN", Tone.WARN))
                .column(Column.text("owner", PERSON.FULL_NAME).orEmpty())
                .column(Column.date("openedOn", DISPUTE.OPENED_ON))
                .column(Column.date("closedOn", DISPUTE.CLOSED_ON).orEmpty())
                .column(Column.price("amount", DISPUTE.AMOUNT).withSum())
                .column(Column.price("disputed", LEDGER_ITEM.DISPUTED_AMOUNT).withSum())
                .column(Column.text("note", DISPUTE.NOTE).orEmpty().onRequest())
                .sortedBy("-openedOn");
    }

    @Bean
    static ListDefinition promiseList(LedgerCurrency currency) {
        return ListDefinition.of(
                        "receivable.promises",
                        "/receivables/promises",
                        Right.RECEIVABLE_READ,
                        PROMISE.join(CLIENT).on(CLIENT.ID.eq(PROMISE.CLIENT_ID)),
                        PROMISE.ID,
                        (scope, place) -> Clients.seenBy(scope))
                .opening(id -> "/receivables/promises/" + id)
                .searching(CLIENT.SEARCH)
                .column(Column.text("client", CLIENT.NAME))
                .column(Column.text("currency", PROMISE.CURRENCY)
                        .oneAtATime(currency.code())
                        .onRequest())
                .column(Column.date("madeOn", PROMISE.MADE_ON))
                .column(Column.date("dueOn", PROMISE.DUE_ON))
                .column(Column.choice("state", PROMISE.STATE, names(Promise.State.values()))
                        .tone("BROKEN", Tone.BAD)
                        .tone("KEPT", Tone.GOOD))
                .column(Column.price("amount", PROMISE.AMOUNT).withSum())
                .column(Column.price("received", PROMISE.RECEIVED).withSum())
                .column(Column.date("decidedOn", PROMISE.DECIDED_ON).orEmpty().onRequest())
                .column(Column.text("note", PROMISE.NOTE).orEmpty().onRequest())
                .sortedBy("-dueOn");
    }

    /** Rates of interest as they were published, the latest first. */
    @Bean
    static ListDefinition interestLaw() {
        return ListDefinition.of(
                        "receivable.law",
                        "/receivables/interest/law",
                        Right.RECEIVABLE_READ,
                        INTEREST_LAW,
                        INTEREST_LAW.ID,
                        (scope, place) -> DSL.noCondition())
                .column(Column.date("from", INTEREST_LAW.VALID_FROM))
                .column(Column.text("country", INTEREST_LAW.COUNTRY))
                .column(Column.number("referenceRate", INTEREST_LAW.REFERENCE_RATE))
                .column(Column.number("margin", INTEREST_LAW.MARGIN))
                .column(Column.text("source", INTEREST_LAW.SOURCE))
                .sortedBy("-from")
                .action("receivable.law.new", "/receivables/interest/law/new", Right.RECEIVABLE_POST);
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }
}
