package caposaldo.credit;

import static caposaldo.db.credit.Tables.HOLD_RELEASE;

import caposaldo.account.Client;
import caposaldo.approval.ApprovalDecided;
import caposaldo.approval.AskApproval;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.8: what a rule holds goes to whose right reaches the exposure it would make. The yes lets this document go up to
 * this amount; another amount is asked anew. What is blocked is nobody's to let go.
 */
@Component
public class ReleaseHold {

    /** How approvals call it; the subject is {@link #subject}. */
    public static final String KIND = "credit.release";

    /**
     * What is held.
     *
     * @param number what people call the document
     * @param path where it is shown, as a part of a page
     * @param amount gross
     */
    public record Case(
            Client client, SourceDocument document, String number, String path, Money amount, String reason) {}

    /** What became of it. */
    public sealed interface Outcome {

        /** By the asker's own rights, or because the same was let go before. */
        record Released() implements Outcome {}

        /** @param request the number of the request that waits for a decision */
        record Asked(long request) implements Outcome {}
    }

    private static final int DAYS = 14;

    private final DSLContext sql;
    private final AskApproval ask;
    private final LimitRights rights;

    ReleaseHold(DSLContext sql, AskApproval ask, LimitRights rights) {
        this.sql = sql;
        this.ask = ask;
        this.rights = rights;
    }

    public static String subject(SourceDocument document, CheckPoint point) {
        return document.source() + "-" + document.id() + "-" + point;
    }

    /**
     * @param verdict what the rules said; nobody can let go what is blocked
     * @throws Invalid without a reason, when it is blocked or asked already, or nobody above may let so much go
     */
    @Transactional
    public Outcome ask(AccessScope scope, Case held, Verdict verdict) {
        scope.require(Right.CREDIT_ASK);
        if (verdict.effect().filter(HoldRule.Effect.BLOCK::equals).isPresent()) {
            throw Invalid.field("", "credit.invalid.blocked");
        }
        if (held.reason.isBlank()) {
            throw Invalid.field("reason", "credit.invalid.release");
        }
        insert(scope, held, verdict.point());
        var answer = ask.ask(
                scope,
                new AskApproval.Wanted(
                        KIND,
                        subject(held.document, verdict.point()),
                        held.client.name() + " · " + held.number + " · "
                                + held.amount.amount().toPlainString(),
                        held.path,
                        held.amount.amount().toPlainString(),
                        held.reason,
                        Right.CREDIT_GIVE,
                        rights.reach(
                                LimitRights.Matter.LIMIT,
                                verdict.facts().exposure().total()),
                        scope.date().plusDays(DAYS)));
        return switch (answer) {
            case AskApproval.Answer.Asked(var request) -> new Outcome.Asked(request);
            case AskApproval.Answer.Within() -> released(held.document, verdict.point());
            case AskApproval.Answer.Holds(var request) -> released(held.document, verdict.point());
        };
    }

    /** Whether somebody has to decide on the document. */
    @Transactional(readOnly = true)
    public boolean isAsked(SourceDocument document, CheckPoint point) {
        return sql.fetchExists(
                HOLD_RELEASE,
                HOLD_RELEASE
                        .SOURCE
                        .eq(document.source())
                        .and(HOLD_RELEASE.DOCUMENT_ID.eq(document.id()))
                        .and(HOLD_RELEASE.CHECK_POINT.eq(point.name()))
                        .and(HOLD_RELEASE.STATE.eq("ASKED")));
    }

    /** The document is not wanted any more, or wanted otherwise: nobody need decide on it. */
    @Transactional
    public void takeBack(SourceDocument document, CheckPoint point) {
        ask.takeBack(KIND, subject(document, point));
        decide(document, point, "DECLINED");
    }

    private Outcome released(SourceDocument document, CheckPoint point) {
        decide(document, point, "RELEASED");
        return new Outcome.Released();
    }

    private void decide(SourceDocument document, CheckPoint point, String state) {
        sql.update(HOLD_RELEASE)
                .set(HOLD_RELEASE.STATE, state)
                .where(HOLD_RELEASE.SOURCE.eq(document.source()))
                .and(HOLD_RELEASE.DOCUMENT_ID.eq(document.id()))
                .and(HOLD_RELEASE.CHECK_POINT.eq(point.name()))
                .and(HOLD_RELEASE.STATE.eq("ASKED"))
                .execute();
    }

    private void insert(AccessScope scope, Case held, CheckPoint point) {
        var made = sql.insertInto(HOLD_RELEASE)
                .set(HOLD_RELEASE.CLIENT_ID, held.client.id().value())
                .set(HOLD_RELEASE.CURRENCY, held.amount.currency().getCurrencyCode())
                .set(HOLD_RELEASE.SOURCE, held.document.source())
                .set(HOLD_RELEASE.DOCUMENT_ID, held.document.id())
                .set(HOLD_RELEASE.CHECK_POINT, point.name())
                .set(HOLD_RELEASE.AMOUNT, held.amount.amount())
                .set(HOLD_RELEASE.REASON, held.reason.strip())
                .set(HOLD_RELEASE.ASKED_BY_ID, scope.userId())
                .onConflictDoNothing()
                .execute();
        if (made == 0) {
            throw Invalid.field("", "approval.invalid.pending");
        }
    }

    /** Before the room of the document hears of it: there it may go on at once. */
    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    public void decided(ApprovalDecided decided) {
        if (decided.kind().equals(KIND)) {
            var subject = decided.subject().split("-", 3);
            decide(document(decided), CheckPoint.valueOf(subject[2]), decided.approved() ? "RELEASED" : "DECLINED");
        }
    }

    /** Which document a decision of this kind is about. */
    public static SourceDocument document(ApprovalDecided decided) {
        var subject = decided.subject().split("-", 3);
        return new SourceDocument(subject[0], Long.parseLong(subject[1]));
    }
}
