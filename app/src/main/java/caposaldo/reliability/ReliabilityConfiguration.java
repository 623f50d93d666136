package caposaldo.reliability;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.credit.Tables.CLIENT_CREDIT;
import static caposaldo.db.reliability.Tables.CLIENT_CHECK;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.security.AuditSubject;
import caposaldo.web.RailEntry;
import caposaldo.web.Tone;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of clients that are to be checked, and where the pages of this room stand in the house. */
@Configuration(proxyBeanMethods = false)
class ReliabilityConfiguration {

    /** So many days ahead a check is said to be due. */
    static final int AHEAD = 30;

    @Bean
    static RailEntry reliabilityInTheRail() {
        return new RailEntry(RailEntry.Section.MONEY, 25, "reliability.title", "/reliability", Right.CREDIT_READ.key());
    }

    @Bean
    static AuditSubject scoringSubject() {
        return new AuditSubject("reliability.scoring", "reliability.subject.scoring", "/reliability/scoring/{id}");
    }

    @Bean
    static AuditSubject evidenceSubject() {
        return new AuditSubject("reliability.evidence", "reliability.subject.evidence", "");
    }

    @Bean
    static AuditSubject forecastSubject() {
        return new AuditSubject("reliability.forecast", "reliability.subject.forecast", "/clients/{id}/reliability");
    }

    @Bean
    static AuditSubject checkSubject() {
        return new AuditSubject("reliability.reliability_check", "reliability.subject.check", "");
    }

    /** Who was never checked and takes up credit, and whose check has expired or soon will; the largest exposure first. */
    @Bean
    static ListDefinition clientsToCheck(LedgerCurrency currency) {
        return ListDefinition.of(
                        "reliability.clients",
                        "/reliability",
                        Right.CREDIT_READ,
                        (scope, place) -> toCheck(scope, currency),
                        column("client_id", Long.class),
                        (scope, place) -> noCondition())
                .opening(id -> "/clients/" + id + "/reliability")
                .searching(column("search", String.class))
                .column(Column.text("client", column("name", String.class)))
                .column(Column.text("clientCode", column("code", String.class)).onRequest())
                .column(Column.choice("state", column("state", String.class), List.of("EXPIRED", "DUE", "NEVER"))
                        .tone("EXPIRED", Tone.BAD)
                        .tone("DUE", Tone.WARN))
                .column(Column.money("exposure", column("exposure", BigDecimal.class))
                        .withSum())
                .column(Column.money("limit", column("limit_amount", BigDecimal.class))
                        .orEmpty())
                .column(Column.date("dueOn", column("due_on", LocalDate.class)).orEmpty())
                .column(Column.date("checkedOn", column("checked_on", LocalDate.class))
                        .orEmpty())
                .column(Column.number("score", column("score", Integer.class)).orEmpty())
                .column(Column.date("evidenceTo", column("evidence_to", LocalDate.class))
                        .orEmpty()
                        .onRequest())
                .column(Column.date("reviewOn", column("review_on", LocalDate.class))
                        .orEmpty()
                        .onRequest())
                .sortedBy("-exposure")
                .action("reliability.scoring", "/reliability/scoring", Right.CREDIT_READ);
    }

    private static TableLike<?> toCheck(AccessScope scope, LedgerCurrency currency) {
        return select(
                        CLIENT_CREDIT.CLIENT_ID,
                        CLIENT.NAME,
                        CLIENT.CODE,
                        CLIENT.SEARCH,
                        state(scope.date()).as("state"),
                        CLIENT_CREDIT.EXPOSURE,
                        CLIENT_CREDIT.LIMIT_AMOUNT,
                        CLIENT_CHECK.DUE_ON,
                        CLIENT_CHECK.CHECKED_ON,
                        CLIENT_CHECK.SCORE,
                        CLIENT_CHECK.EVIDENCE_TO,
                        CLIENT_CHECK.REVIEW_ON)
                .from(CLIENT_CREDIT)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CLIENT_CREDIT.CLIENT_ID))
                .leftJoin(CLIENT_CHECK)
                .on(CLIENT_CHECK.CLIENT_ID.eq(CLIENT_CREDIT.CLIENT_ID))
                .where(CLIENT_CREDIT.CURRENCY.eq(currency.code()))
                .and(toCheck(scope.date()))
                .and(Clients.seenBy(scope))
                .asTable("rows_");
    }

    static Condition toCheck(LocalDate today) {
        return CLIENT_CHECK
                .CHECKED_ON
                .isNull()
                .and(CLIENT_CREDIT.EXPOSURE.gt(BigDecimal.ZERO).or(CLIENT_CREDIT.LIMIT_AMOUNT.gt(BigDecimal.ZERO)))
                .or(CLIENT_CHECK.CHECKED_ON.isNotNull().and(CLIENT_CHECK.DUE_ON.lt(today.plusDays(AHEAD))));
    }

    private static Field<String> state(LocalDate today) {
        return when(CLIENT_CHECK.CHECKED_ON.isNull(), inline("NEVER"))
                .when(CLIENT_CHECK.DUE_ON.lt(today), inline("EXPIRED"))
                .otherwise(inline("DUE"));
    }

    private static <T> Field<T> column(String name, Class<T> type) {
        return DSL.field(DSL.name("rows_", name), type);
    }
}
