package caposaldo.ordering;

import caposaldo.receivable.LedgersChanged;
import java.util.Collection;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.13: an order is settled in the moment in which nothing of its invoices is open, and waits for its money again
 * when a payment is taken back. Nobody else changes an order that is invoiced, so the ledger's lock is enough.
 */
@Component
class SettleOrders {

    /** {0} clients, {1} now. */
    private static final String SETTLE = """
            with settled as (
                update ordering.sales_order o set state = 'SETTLED', version = o.version + 1
                where o.client_id = any ({0}) and o.state = 'INVOICED' and not exists (
                    select from ordering.delivery_note n join receivable.ledger_item i on i.id = n.invoice_id
                    where n.order_id = o.id and i.open_amount > 0)
                returning o.id
            ), reopened as (
                update ordering.sales_order o set state = 'INVOICED', version = o.version + 1
                where o.state = 'SETTLED' and o.id in (
                    select n.order_id from receivable.ledger_item i join ordering.delivery_note n on n.invoice_id = i.id
                    where i.client_id = any ({0}) and i.open_amount > 0)
                returning o.id
            )
            insert into ordering.order_event (order_id, at, by_id, step, from_state, to_state)
            select id, {1}, security.setting('caposaldo.actor')::bigint, 'SETTLE', 'INVOICED', 'SETTLED' from settled
            union all
            select id, {1}, security.setting('caposaldo.actor')::bigint, 'REOPEN', 'SETTLED', 'INVOICED' from reopened
            """;

    private final DSLContext sql;
    private final OrderStore store;

    SettleOrders(DSLContext sql, OrderStore store) {
        this.sql = sql;
        this.store = store;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void ledgersChanged(LedgersChanged changed) {
        settle(changed.clients());
    }

    /** Whoever calls holds the locks of these clients' ledgers. */
    void settle(Collection<Long> clients) {
        sql.execute(SETTLE, DSL.val(clients.toArray(Long[]::new)), DSL.val(store.now()));
    }
}
