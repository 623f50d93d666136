package caposaldo.approval;

import caposaldo.db.Background;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** At midnight: what nobody decided in time goes to the next in the reporting line, and what ran out is over. */
@Component
class EscalateApprovals {

    private final ApprovalStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EscalateApprovals(ApprovalStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void escalate() {
        var today = LocalDate.now(clock);
        for (var request : store.lockExpired(today)) {
            store.close(request, Approval.State.EXPIRED);
            events.publishEvent(new ApprovalDecided(request.getKind(), request.getSubject(), false, Optional.empty()));
        }
        store.lockLate(today).forEach(request -> store.passOn(request, today));
    }

    @Configuration(proxyBeanMethods = false)
    static class EachDay {

        @Bean
        static Task<Void> escalatingApprovals(EscalateApprovals approvals, Clock clock) {
            return Background.eachDay("approval.escalate", clock.getZone(), approvals::escalate);
        }
    }
}
