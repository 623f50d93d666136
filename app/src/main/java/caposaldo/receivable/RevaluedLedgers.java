package caposaldo.receivable;

import caposaldo.currency.RatesChanged;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is owed in a currency is worth something else at another rate: who keeps sums of it is told, in the same instant. */
@Component
class RevaluedLedgers {

    /** {0} currencies. */
    private static final String HELD = """
            select distinct client_id from receivable.client_ledger
            where currency = any ({0}) and (owed > 0 or unapplied > 0) order by client_id
            """;

    private final DSLContext sql;
    private final LedgerLock lock;
    private final ApplicationEventPublisher events;

    RevaluedLedgers(DSLContext sql, LedgerLock lock, ApplicationEventPublisher events) {
        this.sql = sql;
        this.lock = lock;
        this.events = events;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void ratesChanged(RatesChanged changed) {
        var clients = sql.resultQuery(HELD, DSL.val(changed.currencies().toArray(String[]::new)))
                .fetch(0, Long.class);
        if (!clients.isEmpty()) {
            lock.hold(clients, changed.today());
            events.publishEvent(new LedgersChanged(clients, changed.today()));
        }
    }
}
