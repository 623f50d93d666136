package caposaldo.receivable;

import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way back from a payment or a write-off: it bounced, or was posted by mistake. What it paid is owed again; the row
 * stays.
 */
@Component
public class CancelPayment {

    private final LedgerStore store;
    private final LedgerRollups rollups;
    private final Receivables receivables;
    private final Clients clients;
    private final Trail trail;
    private final ApplicationEventPublisher events;

    CancelPayment(
            LedgerStore store,
            LedgerRollups rollups,
            Receivables receivables,
            Clients clients,
            Trail trail,
            ApplicationEventPublisher events) {
        this.store = store;
        this.rollups = rollups;
        this.receivables = receivables;
        this.clients = clients;
        this.trail = trail;
        this.events = events;
    }

    /**
     * @throws Invalid when it is neither
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     * @throws caposaldo.kernel.Missing when there is no such document for this person
     */
    @Transactional
    public void cancel(AccessScope scope, LedgerItemId id, int version) {
        scope.require(Right.RECEIVABLE_POST);
        var payment = receivables.get(scope, id);
        if (!payment.kind().isCancellable()) {
            throw Invalid.field("", "receivable.invalid.notPayment");
        }
        trail.worksOn(scope, clients.get(scope, payment.client()).portfolioId());
        store.lock(payment.client(), scope.date());
        LocalDate since = receivables.firstDayTouchedBy(payment);
        store.releaseAllOf(id);
        store.cancel(id, version, scope.date());
        rollups.recount(payment.client(), since, scope.date());
        events.publishEvent(new PaymentCancelled(id));
    }
}
