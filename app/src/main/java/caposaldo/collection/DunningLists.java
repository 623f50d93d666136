package caposaldo.collection;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.collection.Tables.DUNNING_LETTER;
import static caposaldo.db.collection.Tables.DUNNING_PROPOSAL;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import caposaldo.account.Clients;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.security.AuditSubject;
import caposaldo.web.Tone;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.Field;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Letters that would be sent, and letters that were. */
@Configuration(proxyBeanMethods = false)
class DunningLists {

    @Bean
    static AuditSubject dunningPlanSubject() {
        return new AuditSubject("collection.dunning_plan", "collection.subject.plan", "");
    }

    @Bean
    static AuditSubject dunningLevelSubject() {
        return new AuditSubject("collection.dunning_level", "collection.subject.plan", "");
    }

    @Bean
    static AuditSubject dunningTextSubject() {
        return new AuditSubject("collection.dunning_text", "collection.subject.plan", "");
    }

    @Bean
    static AuditSubject dunningRunSubject() {
        return new AuditSubject("collection.dunning_run", "collection.subject.run", "");
    }

    @Bean
    static AuditSubject dunningLetterSubject() {
        return new AuditSubject("collection.dunning_letter", "collection.subject.letter", "/collection/letters/{id}");
    }

    /** As the latest run counted them, the largest first; the marked ones are sent. */
    @Bean
    static ListDefinition proposedLetters(LedgerCurrency currency) {
        return ListDefinition.of(
                        "collection.proposals",
                        "/collection/proposals",
                        Right.DUNNING_SEND,
                        DUNNING_PROPOSAL.join(CLIENT).on(CLIENT.ID.eq(DUNNING_PROPOSAL.CLIENT_ID)),
                        DUNNING_PROPOSAL.CLIENT_ID,
                        (scope, place) -> Clients.seenBy(scope))
                .opening(id -> "/clients/" + id + "/collection")
                .searching(CLIENT.SEARCH)
                .column(Column.text("client", CLIENT.NAME))
                .column(Column.text("currency", DUNNING_PROPOSAL.CURRENCY)
                        .oneAtATime(currency.code())
                        .onRequest())
                .column(Column.number("level", DUNNING_PROPOSAL.LEVEL))
                .column(Column.choice("holds", holds(DUNNING_PROPOSAL.HOLDS_DELIVERY), List.of("HOLDS", "NONE"))
                        .tone("HOLDS", Tone.BAD))
                .column(Column.number("items", DUNNING_PROPOSAL.ITEMS))
                .column(Column.date("oldestDueOn", DUNNING_PROPOSAL.OLDEST_DUE_ON))
                .column(Column.price("amount", DUNNING_PROPOSAL.AMOUNT).withSum())
                .sortedBy("-amount")
                .action("collection.run.title", "/collection/proposals/run", Right.DUNNING_SEND)
                .action("collection.letters.title", "/collection/letters", Right.RECEIVABLE_READ)
                .action("collection.plan.title", "/collection/plan", Right.RECEIVABLE_READ)
                .bulkAction("collection.send", "/collection/proposals/sending", Right.DUNNING_SEND);
    }

    @Bean
    static ListDefinition lettersSent(LedgerCurrency currency) {
        return ListDefinition.of(
                        "collection.letters",
                        "/collection/letters",
                        Right.RECEIVABLE_READ,
                        DUNNING_LETTER.join(CLIENT).on(CLIENT.ID.eq(DUNNING_LETTER.CLIENT_ID)),
                        DUNNING_LETTER.ID,
                        (scope, place) -> Clients.seenBy(scope))
                .opening(id -> "/collection/letters/" + id)
                .searching(CLIENT.SEARCH)
                .column(Column.text("number", DUNNING_LETTER.NUMBER))
                .column(Column.text("client", CLIENT.NAME))
                .column(Column.text("currency", DUNNING_LETTER.CURRENCY)
                        .oneAtATime(currency.code())
                        .onRequest())
                .column(Column.choice("state", state(), List.of("SENT", "HANDED_OVER", "SETTLED", "WITHDRAWN"))
                        .tone("HANDED_OVER", Tone.BAD)
                        .tone("SETTLED", Tone.GOOD))
                .column(Column.number("level", DUNNING_LETTER.LEVEL))
                .column(Column.choice("holds", holds(DUNNING_LETTER.HOLDS_DELIVERY), List.of("HOLDS", "NONE"))
                        .tone("HOLDS", Tone.BAD))
                .column(Column.date("sentOn", DUNNING_LETTER.SENT_ON))
                .column(Column.date("payBy", DUNNING_LETTER.PAY_BY).onRequest())
                .column(Column.price("amount", DUNNING_LETTER.AMOUNT).withSum())
                .column(Column.price("cost", cost()).onRequest().withSum())
                .column(Column.text("agency", DUNNING_LETTER.AGENCY).onRequest().orEmpty())
                .column(Column.date("settledOn", DUNNING_LETTER.SETTLED_ON).orEmpty())
                .sortedBy("-sentOn");
    }

    private static Field<BigDecimal> cost() {
        return DUNNING_LETTER.LETTER_COST.plus(coalesce(DUNNING_LETTER.AGENCY_FEE, inline(BigDecimal.ZERO)));
    }

    private static Field<String> holds(Field<Boolean> holds) {
        return when(holds, inline("HOLDS")).otherwise(inline("NONE"));
    }

    private static Field<String> state() {
        return when(DUNNING_LETTER.WITHDRAWN_ON.isNotNull(), inline("WITHDRAWN"))
                .when(DUNNING_LETTER.SETTLED_ON.isNotNull(), inline("SETTLED"))
                .when(DUNNING_LETTER.HANDED_OVER_ON.isNotNull(), inline("HANDED_OVER"))
                .otherwise(inline("SENT"));
    }
}
