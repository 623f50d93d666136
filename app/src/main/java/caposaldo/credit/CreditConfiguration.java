package caposaldo.credit;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.credit.Tables.CLIENT_CREDIT;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import caposaldo.account.Clients;
import caposaldo.approval.ApprovalKind;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.security.AuditSubject;
import caposaldo.web.RailEntry;
import caposaldo.web.Tone;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of clients by what they take up, and where the pages of this room stand in the house. */
@Configuration(proxyBeanMethods = false)
class CreditConfiguration {

    private static final BigDecimal NEAR = new BigDecimal("0.8");

    @Bean
    static ApprovalKind approvalOfWriteOffs() {
        return new ApprovalKind(WriteOffDebt.KIND);
    }

    @Bean
    static ApprovalKind approvalOfReleases() {
        return new ApprovalKind(ReleaseHold.KIND);
    }

    @Bean
    static ApprovalKind approvalOfLimits() {
        return new ApprovalKind(GiveLimit.KIND);
    }

    @Bean
    static RailEntry creditInTheRail() {
        return new RailEntry(RailEntry.Section.MONEY, 20, "credit.title", "/credit", Right.CREDIT_READ.key());
    }

    @Bean
    static AuditSubject creditLimitSubject() {
        return new AuditSubject("credit.credit_limit", "credit.subject.limit", "");
    }

    @Bean
    static AuditSubject askedLimitSubject() {
        return new AuditSubject("credit.asked_limit", "credit.subject.asked", "");
    }

    @Bean
    static AuditSubject coverSubject() {
        return new AuditSubject("credit.cover", "credit.subject.cover", "");
    }

    @Bean
    static AuditSubject holdRuleSubject() {
        return new AuditSubject("credit.hold_rule", "credit.subject.rule", "");
    }

    @Bean
    static AuditSubject limitRightSubject() {
        return new AuditSubject("credit.limit_right", "credit.subject.right", "");
    }

    @Bean
    static AuditSubject overLimitSubject() {
        return new AuditSubject("credit.over_limit_rule", "credit.subject.overLimit", "");
    }

    @Bean
    static AuditSubject holdReleaseSubject() {
        return new AuditSubject("credit.hold_release", "credit.subject.release", "");
    }

    /** From kept sums, who takes up most of his limit first. */
    @Bean
    static ListDefinition clientsByCredit(LedgerCurrency currency) {
        return ListDefinition.of(
                        "credit.clients",
                        "/credit",
                        Right.CREDIT_READ,
                        CLIENT_CREDIT.join(CLIENT).on(CLIENT.ID.eq(CLIENT_CREDIT.CLIENT_ID)),
                        CLIENT_CREDIT.CLIENT_ID,
                        (scope, place) -> Clients.seenBy(scope).and(CLIENT_CREDIT.CURRENCY.eq(currency.code())))
                .opening(id -> "/clients/" + id + "/credit")
                .searching(CLIENT.SEARCH)
                .column(Column.text("client", CLIENT.NAME))
                .column(Column.text("clientCode", CLIENT.CODE).onRequest())
                .column(Column.choice("state", state(), List.of("OVER", "NEAR", "WITHIN", "EXPIRED", "NONE"))
                        .tone("OVER", Tone.BAD)
                        .tone("NEAR", Tone.WARN)
                        .tone("EXPIRED", Tone.WARN))
                .column(Column.share("share", CLIENT_CREDIT.USED_SHARE).orEmpty())
                .column(Column.money("limit", CLIENT_CREDIT.LIMIT_AMOUNT)
                        .orEmpty()
                        .withSum())
                .column(Column.money("exposure", CLIENT_CREDIT.EXPOSURE).withSum())
                .column(Column.money("free", CLIENT_CREDIT.FREE).orEmpty())
                .column(Column.money("owed", CLIENT_CREDIT.OWED).withSum())
                .column(Column.money("overdue", CLIENT_CREDIT.OVERDUE).withSum())
                .column(Column.money("confirmed", CLIENT_CREDIT.CONFIRMED).withSum())
                .column(Column.money("delivered", CLIENT_CREDIT.DELIVERED)
                        .withSum()
                        .onRequest())
                .column(Column.money("unapplied", CLIENT_CREDIT.UNAPPLIED)
                        .withSum()
                        .onRequest())
                .column(Column.money("cover", CLIENT_CREDIT.COVER).withSum())
                .column(Column.date("until", CLIENT_CREDIT.LIMIT_UNTIL).orEmpty())
                .column(Column.choice("class", unclassed(), classes()).onRequest())
                .sortedBy("-share")
                .action("credit.rules.title", "/credit/rules", Right.CREDIT_READ);
    }

    private static List<String> classes() {
        return Stream.concat(Stream.of(CreditClass.values()).map(Enum::name), Stream.of("NONE"))
                .toList();
    }

    private static Field<String> unclassed() {
        return org.jooq.impl.DSL.coalesce(CLIENT_CREDIT.CREDIT_CLASS, inline("NONE"));
    }

    private static Field<String> state() {
        return when(
                        CLIENT_CREDIT.LIMIT_AMOUNT.isNull().and(CLIENT_CREDIT.LIMIT_ENDED_ON.isNotNull()),
                        inline("EXPIRED"))
                .when(CLIENT_CREDIT.LIMIT_AMOUNT.isNull(), inline("NONE"))
                .when(CLIENT_CREDIT.USED_SHARE.gt(BigDecimal.ONE), inline("OVER"))
                .when(CLIENT_CREDIT.USED_SHARE.gt(NEAR), inline("NEAR"))
                .otherwise(inline("WITHIN"));
    }
}
