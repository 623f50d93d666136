package caposaldo.credit;

import static caposaldo.db.credit.Tables.ASKED_LIMIT;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.approval.ApprovalDecided;
import caposaldo.approval.AskApproval;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.db.credit.tables.records.AskedLimitRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.8: a limit is given by whose rights reach so far. Who asks for more is passed on along the reporting line, and
 * the yes gives it in the same transaction.
 */
@Component
public class GiveLimit {

    /** How approvals call it. */
    public static final String KIND = "credit.limit";

    /** @param until the last day, at most two years from the first */
    public record Terms(Money amount, CreditClass creditClass, LocalDate from, LocalDate until, String reason) {}

    /** What became of it. */
    public sealed interface Outcome {

        /** The asker's own rights were enough. */
        record Given(long limit) implements Outcome {}

        /** @param request the number of the request that waits for a decision */
        record Asked(long request) implements Outcome {}
    }

    /** What is asked for waits so long at most. */
    private static final int DAYS = 30;

    private static final int LONGEST_YEARS = 2;
    private static final int LONGEST_REASON = 200;

    private final DSLContext sql;
    private final Clients clients;
    private final AskApproval ask;
    private final LimitRights rights;
    private final LimitStore store;
    private final Trail trail;

    GiveLimit(DSLContext sql, Clients clients, AskApproval ask, LimitRights rights, LimitStore store, Trail trail) {
        this.sql = sql;
        this.clients = clients;
        this.ask = ask;
        this.rights = rights;
        this.store = store;
        this.trail = trail;
    }

    /** @throws Invalid when a term cannot be, another is asked for already, or nobody above may give so much */
    @Transactional
    public Outcome ask(AccessScope scope, ClientId client, Terms terms) {
        scope.require(Right.CREDIT_ASK);
        var of = clients.get(scope, client);
        trail.worksOn(scope, of.portfolioId());
        check(scope, terms);
        var asked = insert(scope, client, terms);
        var value = terms.amount.amount().toPlainString() + " " + terms.creditClass + " " + terms.until;
        var answer = ask.ask(
                scope,
                new AskApproval.Wanted(
                        KIND,
                        Long.toString(asked),
                        of.name() + " · " + terms.amount.amount().toPlainString(),
                        client.path() + "/credit/asked/" + asked,
                        value,
                        terms.reason,
                        Right.CREDIT_GIVE,
                        rights.reach(LimitRights.Matter.LIMIT, terms.amount),
                        scope.date().plusDays(DAYS)));
        return switch (answer) {
            case AskApproval.Answer.Asked(var request) -> new Outcome.Asked(request);
            case AskApproval.Answer.Within() -> new Outcome.Given(given(scope, client, terms, asked));
            case AskApproval.Answer.Holds(var request) -> new Outcome.Given(given(scope, client, terms, asked));
        };
    }

    private long given(AccessScope scope, ClientId client, Terms terms, long asked) {
        var limit = store.give(client, terms, scope.userId(), scope.userId(), scope.date());
        sql.update(ASKED_LIMIT)
                .set(ASKED_LIMIT.STATE, CreditLimits.Asked.State.GIVEN.name())
                .set(ASKED_LIMIT.LIMIT_ID, limit)
                .where(ASKED_LIMIT.ID.eq(asked))
                .execute();
        return limit;
    }

    static void check(AccessScope scope, Terms terms) {
        if (terms.amount.isNegative()) {
            throw Invalid.field("amount", "credit.invalid.amount");
        } else if (terms.from.isBefore(scope.date())
                || terms.from.isAfter(scope.date().plusYears(1))) {
            throw Invalid.field("from", "credit.invalid.from");
        } else if (terms.until.isBefore(terms.from) || terms.until.isAfter(terms.from.plusYears(LONGEST_YEARS))) {
            throw Invalid.field("until", "credit.invalid.until", LONGEST_YEARS);
        } else if (terms.reason.isBlank() || terms.reason.strip().length() > LONGEST_REASON) {
            throw Invalid.field("reason", "credit.invalid.reason", LONGEST_REASON);
        }
    }

    private long insert(AccessScope scope, ClientId client, Terms terms) {
        return sql.insertInto(ASKED_LIMIT)
                .set(ASKED_LIMIT.CLIENT_ID, client.value())
                .set(ASKED_LIMIT.CURRENCY, terms.amount.currency().getCurrencyCode())
                .set(ASKED_LIMIT.AMOUNT, terms.amount.amount())
                .set(ASKED_LIMIT.CREDIT_CLASS, terms.creditClass.name())
                .set(ASKED_LIMIT.VALID_FROM, terms.from)
                .set(ASKED_LIMIT.VALID_TO, terms.until)
                .set(ASKED_LIMIT.REASON, terms.reason.strip())
                .set(ASKED_LIMIT.ASKED_BY_ID, scope.userId())
                .onConflictDoNothing()
                .returningResult(ASKED_LIMIT.ID)
                .fetchOptional(row -> row.value1())
                .orElseThrow(() -> Invalid.field("", "approval.invalid.pending"));
    }

    /** What was decided is given at once, by the rights of who decided; its first day may have gone by meanwhile. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void decided(ApprovalDecided decided) {
        if (!decided.kind().equals(KIND)) {
            return;
        }
        var asked = sql.selectFrom(ASKED_LIMIT)
                .where(ASKED_LIMIT.ID.eq(Long.parseLong(decided.subject())))
                .forUpdate()
                .fetchSingle();
        if (decided.approved()) {
            var decider = decided.by().orElseThrow();
            decider.require(Right.CREDIT_GIVE);
            asked.setLimitId(give(decider, asked));
            asked.setState(CreditLimits.Asked.State.GIVEN.name());
        } else {
            asked.setState(CreditLimits.Asked.State.DECLINED.name());
        }
        asked.store();
    }

    private long give(AccessScope decider, AskedLimitRecord asked) {
        var today = decider.date();
        if (asked.getValidTo().isBefore(today)) {
            throw Invalid.field("", "credit.invalid.gone");
        }
        var terms = new Terms(
                new Money(asked.getAmount(), java.util.Currency.getInstance(asked.getCurrency())),
                CreditClass.valueOf(asked.getCreditClass()),
                asked.getValidFrom().isBefore(today) ? today : asked.getValidFrom(),
                asked.getValidTo(),
                asked.getReason());
        return store.give(new ClientId(asked.getClientId()), terms, decider.userId(), asked.getAskedById(), today);
    }
}
