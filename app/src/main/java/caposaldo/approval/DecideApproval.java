package caposaldo.approval;

import caposaldo.approval.ApprovalPolicy.Manner;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.db.approval.tables.records.ApprovalRequestRecord;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Stale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The word of whose turn it is, or of his substitute (1.4): then the trail names both. A no is the end; a yes is final only
 * when nobody is left to ask, or where the first word decides.
 */
@Component
public class DecideApproval {

    private static final int LONGEST = 300;

    private final ApprovalStore store;
    private final ReportingLadder ladder;
    private final Trail trail;
    private final ApplicationEventPublisher events;

    DecideApproval(ApprovalStore store, ReportingLadder ladder, Trail trail, ApplicationEventPublisher events) {
        this.store = store;
        this.ladder = ladder;
        this.trail = trail;
        this.events = events;
    }

    /**
     * @param note what the decider says to it; a no needs one
     * @throws Forbidden to everybody whose turn it is not
     * @throws Invalid when it is decided already, or is the person's own request
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void decide(AccessScope scope, long id, int version, boolean approved, String note) {
        var request = store.lock(id, version);
        var step = store.turns(request).stream()
                .filter(turn -> scope.positions().contains(turn.getJobPositionId()))
                .findFirst()
                .orElseThrow(() -> new Forbidden("a request that others decide"));
        if (request.getAskedById() == scope.userId()) {
            throw Invalid.field("", "approval.invalid.own");
        }
        if (note.strip().length() > LONGEST || !approved && note.isBlank()) {
            throw Invalid.field("note", "approval.invalid.note", LONGEST);
        }
        var holder = ladder.holder(step.getJobPositionId(), scope.date());
        var absent = holder.filter(person -> !scope.personId().equals(Optional.of(person)));
        absent.ifPresent(trail::onBehalfOf);
        store.decide(
                step, approved ? Approval.Outcome.APPROVED : Approval.Outcome.REFUSED, scope.userId(), absent, note);
        if (approved && waitsForMore(request)) {
            store.touch(request);
            return;
        }
        store.close(request, approved ? Approval.State.APPROVED : Approval.State.REFUSED);
        events.publishEvent(new ApprovalDecided(request.getKind(), request.getSubject(), approved, Optional.of(scope)));
    }

    private boolean waitsForMore(ApprovalRequestRecord request) {
        return Manner.valueOf(request.getManner()) != Manner.FIRST
                && !store.turns(request).isEmpty();
    }
}
