package caposaldo.approval;

import caposaldo.approval.ApprovalPolicy.Manner;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import caposaldo.kernel.Stale;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks those above in the reporting line (1.3), in sequence up to the first whose word is the last, or together as the policy
 * of the company says. What is approved is not asked again while the value stays the same.
 */
@Component
public class AskApproval {

    /**
     * What a room asks for.
     *
     * @param kind the room's name for it, such as {@code pricing.price}
     * @param value what is asked for, written so that another value reads differently
     * @param right without it nobody decides
     * @param lastWord whose yes is enough; the others on the way there are asked before
     * @param expiresOn the last day it may be decided
     */
    public record Wanted(
            String kind,
            String subject,
            String title,
            String path,
            String value,
            String reason,
            Right right,
            Predicate<Role> lastWord,
            LocalDate expiresOn) {}

    /** What became of it. */
    public sealed interface Answer {

        /** The asker's own rights are enough, without those of whom he stands in for: nobody is asked. */
        record Within() implements Answer {}

        /** It waits for somebody. */
        record Asked(long request) implements Answer {}

        /** The same value was approved before and still holds. */
        record Holds(long request) implements Answer {}
    }

    /** Each one asked has so many days before the next one is. */
    static final int DAYS = 2;

    private static final int LONGEST = 300;

    private final ApprovalStore store;
    private final ReportingLadder ladder;
    private final ApprovalPolicies policies;
    private final ApplicationEventPublisher events;

    AskApproval(
            ApprovalStore store, ReportingLadder ladder, ApprovalPolicies policies, ApplicationEventPublisher events) {
        this.store = store;
        this.ladder = ladder;
        this.policies = policies;
        this.events = events;
    }

    /** @throws Invalid without a reason, when it is asked already, or when nobody above may decide it */
    @Transactional
    public Answer ask(AccessScope scope, Wanted wanted) {
        if (ladder.ownRoles(scope, wanted.right).stream().anyMatch(wanted.lastWord)) {
            return new Answer.Within();
        }
        if (wanted.reason.isBlank() || wanted.reason.strip().length() > LONGEST) {
            throw Invalid.field("reason", "approval.invalid.reason", LONGEST);
        }
        Optional<Long> holding = store.approved(wanted.kind, wanted.subject, wanted.value);
        if (holding.isPresent()) {
            return new Answer.Holds(holding.get());
        }
        var manner = policies.of(wanted.kind);
        var asked = manner == Manner.FIRST
                ? ladder.withTheLast(scope, wanted.right, wanted.lastWord)
                : ladder.upToTheLast(scope, wanted.right, wanted.lastWord);
        if (asked.isEmpty()) {
            throw Invalid.field("", "approval.invalid.nobody");
        }
        return new Answer.Asked(store.insert(scope, wanted, manner, asked));
    }

    /** The room takes back what waits for the subject, because it is not wanted any more; it is not told of it. */
    @Transactional
    public void takeBack(String kind, String subject) {
        store.waiting(kind, subject).ifPresent(request -> store.close(request, Approval.State.WITHDRAWN));
    }

    /**
     * Whoever asked takes it back.
     *
     * @throws Missing when the person did not ask it
     * @throws Invalid when it is decided already
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void withdraw(AccessScope scope, long id, int version) {
        var request = store.lock(id, version);
        if (request.getAskedById() != scope.userId()) {
            throw new Missing("request " + id);
        }
        store.close(request, Approval.State.WITHDRAWN);
        events.publishEvent(new ApprovalDecided(request.getKind(), request.getSubject(), false, Optional.of(scope)));
    }
}
