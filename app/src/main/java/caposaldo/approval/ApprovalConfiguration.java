package caposaldo.approval;

import static caposaldo.db.approval.Tables.APPROVAL_REQUEST;
import static caposaldo.db.approval.Tables.APPROVAL_STEP;
import static caposaldo.db.security.Tables.APP_USER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.security.AuditSubject;
import caposaldo.web.RailEntry;
import caposaldo.web.Tone;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Field;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of requests, and where it stands in the house. */
@Configuration(proxyBeanMethods = false)
class ApprovalConfiguration {

    private static final List<String> STATES = List.of("PENDING", "APPROVED", "REFUSED", "WITHDRAWN", "EXPIRED");

    @Bean
    static RailEntry approvalsInTheRail() {
        return new RailEntry(
                RailEntry.Section.OFFICE, 5, "approval.requests.title", "/approvals", Right.PEOPLE_READ.key());
    }

    @Bean
    static AuditSubject approvalRequestSubject() {
        return new AuditSubject("approval.approval_request", "approval.subject.request", "/approvals/{id}");
    }

    @Bean
    static AuditSubject approvalStepSubject() {
        return new AuditSubject("approval.approval_step", "approval.subject.step", "/approvals/{id}");
    }

    @Bean
    static AuditSubject approvalPolicySubject() {
        return new AuditSubject("approval.approval_policy", "approval.subject.policy", "/approvals/policies");
    }

    @Bean
    static ListDefinition listOfApprovals(List<ApprovalKind> kinds) {
        return ListDefinition.of(
                        "approval.requests",
                        "/approvals",
                        Right.PEOPLE_READ,
                        (scope, place) -> requests(scope),
                        column("id", Long.class),
                        (scope, place) -> noCondition())
                .opening(id -> "/approvals/" + id)
                .searching(column("search", String.class))
                .column(Column.text("title", column("title", String.class)))
                .column(Column.choice(
                                "kind",
                                column("kind", String.class),
                                kinds.stream().map(ApprovalKind::kind).sorted().toList())
                        .saying(ApprovalKind::message))
                .column(Column.choice("turn", column("turn", String.class), List.of("MINE", "OTHERS", "DONE"))
                        .tone("MINE", Tone.WARN))
                .column(Column.choice("state", column("state", String.class), STATES)
                        .tone("APPROVED", Tone.GOOD)
                        .tone("REFUSED", Tone.BAD))
                .column(Column.text("askedBy", column("asked_by", String.class)))
                .column(Column.date("askedOn", column("asked_on", LocalDate.class)))
                .column(Column.date("dueOn", column("due_on", LocalDate.class)).orEmpty())
                .column(Column.date("expiresOn", column("expires_on", LocalDate.class))
                        .onRequest())
                .sortedBy("-askedOn")
                .action("approval.policies", "/approvals/policies", Right.PEOPLE_READ);
    }

    private static TableLike<?> requests(AccessScope scope) {
        return select(
                        APPROVAL_REQUEST.ID,
                        APPROVAL_REQUEST.TITLE,
                        APPROVAL_REQUEST.KIND,
                        when(Approvals.waitsFor(scope), inline("MINE"))
                                .when(APPROVAL_REQUEST.STATE.eq(inline("PENDING")), inline("OTHERS"))
                                .otherwise(inline("DONE"))
                                .as("turn"),
                        APPROVAL_REQUEST.STATE,
                        APP_USER.DISPLAY_NAME.as("asked_by"),
                        APPROVAL_REQUEST.ASKED_AT.cast(LocalDate.class).as("asked_on"),
                        field(select(min(APPROVAL_STEP.DUE_ON))
                                        .from(APPROVAL_STEP)
                                        .where(APPROVAL_STEP.REQUEST_ID.eq(APPROVAL_REQUEST.ID))
                                        .and(APPROVAL_STEP.OUTCOME.isNull())
                                        .and(APPROVAL_REQUEST.STATE.eq(inline("PENDING"))))
                                .as("due_on"),
                        APPROVAL_REQUEST.EXPIRES_ON,
                        DSL.lower(APPROVAL_REQUEST.TITLE).as("search"))
                .from(APPROVAL_REQUEST)
                .join(APP_USER)
                .on(APP_USER.ID.eq(APPROVAL_REQUEST.ASKED_BY_ID))
                .where(Approvals.seenBy(scope))
                .asTable("rows_");
    }

    private static <T> Field<T> column(String column, Class<T> type) {
        return field(name("rows_", column), type);
    }
}
