package caposaldo.credit;

import static caposaldo.db.credit.Tables.WRITE_OFF;

import caposaldo.account.Clients;
import caposaldo.approval.ApprovalDecided;
import caposaldo.approval.AskApproval;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.db.credit.tables.records.WriteOffRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.PostWriteOff;
import caposaldo.receivable.Receivables;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.13: a debt that will not come is written off by whose rights reach so far; who asks for more is passed on along
 * the reporting line, and the yes posts it in the same transaction.
 */
@Component
public class WriteOffDebt {

    /** How approvals call it. */
    public static final String KIND = "credit.write-off";

    /** What is asked for waits so long at most. */
    private static final int DAYS = 30;

    private static final int LONGEST_REASON = 200;

    /** Who is asked, and what is written. */
    @Component
    record Office(AskApproval ask, LimitRights rights, PostWriteOff post) {}

    private final DSLContext sql;
    private final Receivables receivables;
    private final Clients clients;
    private final Office office;
    private final Trail trail;

    WriteOffDebt(DSLContext sql, Receivables receivables, Clients clients, Office office, Trail trail) {
        this.sql = sql;
        this.receivables = receivables;
        this.clients = clients;
        this.office = office;
        this.trail = trail;
    }

    /**
     * @return its number; it is done at once where the own rights are enough
     * @throws Invalid when it is no debt, more than is open, without a reason, asked for already, or nobody above may
     * @throws caposaldo.kernel.Missing when there is no such document for this person
     */
    @Transactional
    public long ask(AccessScope scope, LedgerItemId debt, Money amount, String reason) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var item = receivables.get(scope, debt);
        var client = clients.get(scope, item.client());
        trail.worksOn(scope, client.portfolioId());
        check(item, amount, reason);
        var asked = insert(scope, debt, amount, reason.strip());
        var answer = office.ask.ask(
                scope,
                new AskApproval.Wanted(
                        KIND,
                        Long.toString(asked.getId()),
                        client.name() + " · " + item.number() + " · "
                                + amount.amount().toPlainString(),
                        WriteOff.path(asked.getId()) + "/asked",
                        amount.amount().toPlainString(),
                        reason,
                        Right.CREDIT_GIVE,
                        office.rights.reach(LimitRights.Matter.WRITE_OFF, amount),
                        scope.date().plusDays(DAYS)));
        switch (answer) {
            case AskApproval.Answer.Asked(var request) -> {
                asked.setRequestId(request);
                asked.store();
            }
            case AskApproval.Answer.Within() -> post(scope, asked, item);
            case AskApproval.Answer.Holds(var request) -> post(scope, asked, item);
        }
        return asked.getId();
    }

    private static void check(LedgerItem item, Money amount, String reason) {
        if (!item.kind().isDebit()) {
            throw Invalid.field("", "receivable.invalid.sides");
        } else if (!amount.currency().equals(item.amount().currency())) {
            throw Invalid.field("amount", "receivable.invalid.currencies");
        } else if (amount.amount().signum() <= 0) {
            throw Invalid.field("amount", "receivable.invalid.amount");
        } else if (amount.compareTo(item.open()) > 0) {
            throw Invalid.field(
                    "amount",
                    "receivable.invalid.aboveDebt",
                    item.open().amount().toPlainString());
        } else if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw Invalid.field("reason", "credit.invalid.reason", LONGEST_REASON);
        }
    }

    private WriteOffRecord insert(AccessScope scope, LedgerItemId debt, Money amount, String reason) {
        return sql.insertInto(WRITE_OFF)
                .set(WRITE_OFF.DEBT_ID, debt.value())
                .set(WRITE_OFF.AMOUNT, amount.amount())
                .set(WRITE_OFF.REASON, reason)
                .set(WRITE_OFF.ASKED_BY_ID, scope.userId())
                .set(WRITE_OFF.ASKED_ON, scope.date())
                .onConflictDoNothing()
                .returning()
                .fetchOptional()
                .orElseThrow(() -> Invalid.field("", "approval.invalid.pending"));
    }

    private void post(AccessScope scope, WriteOffRecord asked, LedgerItem debt) {
        var credit = office.post.post(
                scope, debt, new Money(asked.getAmount(), debt.amount().currency()));
        asked.setCreditId(credit.value());
        asked.setState(WriteOff.State.DONE.name());
        asked.store();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void decided(ApprovalDecided decided) {
        if (!decided.kind().equals(KIND)) {
            return;
        }
        var asked = sql.selectFrom(WRITE_OFF)
                .where(WRITE_OFF.ID.eq(Long.parseLong(decided.subject())))
                .forUpdate()
                .fetchSingle();
        if (decided.approved()) {
            var decider = decided.by().orElseThrow();
            decider.require(Right.CREDIT_GIVE);
            post(decider, asked, receivables.get(decider, new LedgerItemId(asked.getDebtId())));
        } else {
            asked.setState(WriteOff.State.DECLINED.name());
            asked.store();
        }
    }
}
