package caposaldo.reconciliation;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.reconciliation.Tables.ACT;

import caposaldo.account.Clients;
import caposaldo.analytics.reconciliation.Cause;
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
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Acts of reconciliation: all of them, those of a client; and where they stand in the house. */
@Configuration(proxyBeanMethods = false)
class ReconciliationLists {

    private static final List<String> STATES =
            Stream.of(Reconciliation.State.values()).map(Enum::name).toList();

    private static final List<String> STATUSES =
            List.of("MATCHED", "AMOUNT_DIFFERS", "ONLY_OURS", "ONLY_THEIRS", "OUTSIDE", "NOT_COMPARED");

    @Bean
    static DocumentHome statementsHome() {
        return new DocumentHome(
                UblType.STATEMENT, "reconciliation.ledger", "/reconciliations", Right.RECEIVABLE_COLLECT);
    }

    @Bean
    static RailEntry reconciliationsInTheRail() {
        return new RailEntry(
                RailEntry.Section.MONEY, 30, "reconciliation.title", "/reconciliations", Right.RECEIVABLE_READ.key());
    }

    @Bean
    static AuditSubject reconciliationSubject() {
        return new AuditSubject("reconciliation.act", "reconciliation.subject.act", "/reconciliations/{id}");
    }

    @Bean
    static AuditSubject reconciliationStepSubject() {
        return new AuditSubject("reconciliation.act_step", "reconciliation.subject.step", "/reconciliations/{id}");
    }

    @Bean
    static AuditSubject ourLineSubject() {
        return new AuditSubject(
                "reconciliation.our_line", "reconciliation.subject.line", "/reconciliations/{id}/matching");
    }

    @Bean
    static AuditSubject theirLineSubject() {
        return new AuditSubject(
                "reconciliation.their_line", "reconciliation.subject.theirLine", "/reconciliations/{id}/matching");
    }

    @Bean
    static AuditSubject lineMatchSubject() {
        return new AuditSubject(
                "reconciliation.line_match", "reconciliation.subject.match", "/reconciliations/{id}/matching");
    }

    @Bean
    static ListDefinition allReconciliations() {
        return acts("reconciliation.acts", "/reconciliations", (scope, place) -> Clients.seenBy(scope))
                .column(Column.text("client", CLIENT.NAME))
                .searching(DSL.field("({0} || ' ' || {1})", String.class, ACT.SEARCH, CLIENT.SEARCH))
                .sortedBy("-until")
                .action("reconciliation.new", "/reconciliations/new", Right.RECEIVABLE_COLLECT);
    }

    @Bean
    static ListDefinition reconciliationsOfClient() {
        return acts(
                        "reconciliation.ofClient",
                        "/clients/{client}/reconciliations",
                        (scope, place) -> Clients.seenBy(scope).and(ACT.CLIENT_ID.eq(id(place.get("client")))))
                .searching(ACT.SEARCH)
                .sortedBy("-until");
    }

    /** What explains the difference of the balances; its sum is theirs less ours. */
    @Bean
    static ListDefinition differencesOfAct() {
        return ListDefinition.of(
                        "reconciliation.differences",
                        "/reconciliations/{act}/differences",
                        Right.RECEIVABLE_READ,
                        (scope, place) -> DSL.table("reconciliation.difference({0})", id(place.get("act")))
                                .as("d")
                                .join(ACT)
                                .on(ACT.ID.eq(id(place.get("act"))))
                                .join(CLIENT)
                                .on(CLIENT.ID.eq(ACT.CLIENT_ID)),
                        of("id", Long.class),
                        (scope, place) -> Clients.seenBy(scope))
                .column(Column.date("on", of("on_day", LocalDate.class)))
                .column(Column.choice("cause", of("cause", String.class), names(Cause.values())))
                .column(Column.text("ours", of("ours", String.class)).orEmpty())
                .column(Column.text("theirs", of("theirs", String.class)).orEmpty())
                .column(Column.price("amount", of("amount", BigDecimal.class)).withSum())
                .column(Column.text("note", of("note", String.class)).orEmpty())
                .sortedBy("on");
    }

    /** Lines of both ledgers, each with what it was matched to be. */
    @Bean
    static ListDefinition linesOfAct() {
        return ListDefinition.of(
                        "reconciliation.bothLines",
                        "/reconciliations/{act}/lines",
                        Right.RECEIVABLE_READ,
                        (scope, place) -> DSL.table("reconciliation.line_of({0})", id(place.get("act")))
                                .as("d")
                                .join(ACT)
                                .on(ACT.ID.eq(id(place.get("act"))))
                                .join(CLIENT)
                                .on(CLIENT.ID.eq(ACT.CLIENT_ID)),
                        of("id", Long.class),
                        (scope, place) -> Clients.seenBy(scope))
                .searching(DSL.function("ext.folded", String.class, of("number", String.class)))
                .column(Column.date("on", of("on_day", LocalDate.class)))
                .column(Column.choice("side", of("side", String.class), List.of("OURS", "THEIRS")))
                .column(Column.text("number", of("number", String.class)))
                .column(Column.choice("status", of("status", String.class), STATUSES)
                        .tone("AMOUNT_DIFFERS", Tone.BAD)
                        .tone("ONLY_OURS", Tone.WARN)
                        .tone("ONLY_THEIRS", Tone.WARN))
                .column(Column.price("debit", of("debit", BigDecimal.class)).withSum())
                .column(Column.price("credit", of("credit", BigDecimal.class)).withSum())
                .column(Column.choice("cause", of("cause", String.class), names(Cause.values()))
                        .orEmpty())
                .column(Column.number("match", of("match_no", Integer.class))
                        .orEmpty()
                        .onRequest())
                .column(Column.text("note", of("note", String.class)).orEmpty().onRequest())
                .sortedBy("on");
    }

    private static <T> Field<T> of(String column, Class<T> type) {
        return DSL.field(DSL.name("d", column), type);
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    /** Without sums: acts are in several currencies. */
    private static ListDefinition acts(String name, String path, ListDefinition.Rows rows) {
        return ListDefinition.of(
                        name,
                        path,
                        Right.RECEIVABLE_READ,
                        ACT.join(CLIENT).on(CLIENT.ID.eq(ACT.CLIENT_ID)),
                        ACT.ID,
                        rows)
                .opening(id -> new ReconciliationId(id).path())
                .column(Column.text("number", ACT.NUMBER))
                .column(Column.choice("state", ACT.STATE, STATES)
                        .tone(Reconciliation.State.SENT.name(), Tone.WARN)
                        .tone(Reconciliation.State.SIGNED.name(), Tone.GOOD)
                        .tone(Reconciliation.State.DISPUTED.name(), Tone.BAD))
                .column(Column.date("from", ACT.FROM_ON))
                .column(Column.date("until", ACT.UNTIL_ON))
                .column(Column.text("currency", ACT.CURRENCY))
                .column(Column.amount("opening", ACT.OPENING))
                .column(Column.amount("debits", ACT.DEBITS))
                .column(Column.amount("credits", ACT.CREDITS))
                .column(Column.amount("closing", ACT.CLOSING))
                .column(Column.date("sentOn", ACT.SENT_ON).orEmpty())
                .column(Column.date("signedOn", ACT.THEIR_DAY).orEmpty())
                .column(Column.text("reason", ACT.REASON).orEmpty().onRequest());
    }

    private static Field<Long> id(@Nullable String text) {
        return DSL.val(text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1L);
    }
}
