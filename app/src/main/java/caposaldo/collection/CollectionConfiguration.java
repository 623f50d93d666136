package caposaldo.collection;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.collection.Tables.DEBTOR;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;

import caposaldo.account.Clients;
import caposaldo.analytics.collection.CollectionList.Treatment;
import caposaldo.analytics.collection.CollectionList.Wait;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.reliability.Standing;
import caposaldo.security.AuditSubject;
import caposaldo.web.RailEntry;
import caposaldo.web.Tone;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of calls, and where the pages of this room stand in the house. */
@Configuration(proxyBeanMethods = false)
class CollectionConfiguration {

    @Bean
    static RailEntry collectionInTheRail() {
        return new RailEntry(
                RailEntry.Section.MONEY, 15, "collection.title", "/collection", Right.RECEIVABLE_READ.key());
    }

    @Bean
    static AuditSubject contactLogSubject() {
        return new AuditSubject("collection.contact_log", "collection.subject.contact", "");
    }

    /**
     * From kept sums: who is to be called first stands first, who waits last. What names no client, as the totals do, does
     * without the join.
     */
    @Bean
    static ListDefinition callsToMake(LedgerCurrency currency) {
        return ListDefinition.of(
                        "collection.calls",
                        "/collection",
                        Right.RECEIVABLE_READ,
                        DEBTOR.leftJoin(CLIENT).on(CLIENT.ID.eq(DEBTOR.CLIENT_ID)),
                        DEBTOR.CLIENT_ID,
                        (scope, place) -> Clients.seenBy(scope, DEBTOR.CLIENT_ID))
                .opening(id -> "/clients/" + id + "/collection")
                .searching(CLIENT.SEARCH)
                .column(Column.text("client", CLIENT.NAME))
                .column(Column.text("clientCode", CLIENT.CODE).onRequest())
                .column(Column.text("currency", DEBTOR.CURRENCY)
                        .oneAtATime(currency.code())
                        .onRequest())
                .column(Column.choice("treatment", DEBTOR.TREATMENT, names(Treatment.values()))
                        .tone("AT_RISK", Tone.BAD))
                .column(Column.choice("waits", coalesce(DEBTOR.WAITS, inline("NONE")), waits()))
                .column(Column.money("priority", DEBTOR.PRIORITY))
                .column(Column.money("overdue", DEBTOR.OVERDUE).withSum())
                .column(Column.number("days", DEBTOR.OVERDUE_DAYS))
                .column(Column.share("chance", DEBTOR.CHANCE_LATE))
                .column(Column.choice("standing", coalesce(DEBTOR.STANDING, inline("NONE")), orNone(Standing.values()))
                        .tone("STOPPED", Tone.BAD)
                        .tone("D", Tone.BAD)
                        .tone("C", Tone.WARN))
                .column(Column.number("broken", DEBTOR.BROKEN_PROMISES))
                .column(Column.date("contactedOn", DEBTOR.CONTACTED_ON).orEmpty())
                .column(Column.date("nextOn", DEBTOR.NEXT_ON).orEmpty())
                .column(Column.number("letterLevel", DEBTOR.LETTER_LEVEL).orEmpty())
                .column(Column.date("letterOn", DEBTOR.LETTER_ON).orEmpty().onRequest())
                .column(Column.date("promisedOn", DEBTOR.PROMISED_ON).orEmpty().onRequest())
                .column(Column.money("disputed", DEBTOR.DISPUTED).withSum().onRequest())
                .column(Column.number("items", DEBTOR.OVERDUE_ITEMS).onRequest())
                .column(Column.date("oldestDueOn", DEBTOR.OLDEST_DUE_ON).onRequest())
                .sortedBy("-priority")
                .action("collection.proposals.title", "/collection/proposals", Right.DUNNING_SEND)
                .action("collection.letters.title", "/collection/letters", Right.RECEIVABLE_READ);
    }

    /** Who owes nothing overdue is in no list. */
    private static List<String> waits() {
        return orNone(Wait.PROMISED, Wait.DISPUTED, Wait.JUST_CONTACTED, Wait.AGREED_LATER);
    }

    private static List<String> orNone(Enum<?>... values) {
        return Stream.concat(Stream.of("NONE"), names(values).stream()).toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }
}
