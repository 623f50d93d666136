package caposaldo.receivable;

import caposaldo.account.ClientId;
import caposaldo.db.Question;
import java.time.LocalDate;
import java.util.Collection;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * For rooms above whose rows depend on what a client owes: until the end of the transaction nobody posts or allocates for
 * the client, and nobody else who asks here goes on.
 */
@Component
public class LedgerLock {

    private static final String OPEN = """
            insert into receivable.client_ledger (client_id, currency, as_of)
            select client_id, {1}, {2}::date from unnest({0}) as t (client_id)
            on conflict do nothing
            """;

    /** {0} clients. What is done to few of them goes by kept plans, what is done to many by plans for so many. */
    private static final String HOLD = """
            with held as materialized (
                select client_id from receivable.client_ledger
                where client_id = any ({0}) order by client_id, currency for update
            )
            select set_config('plan_cache_mode', case when count(*) > 10 then 'auto' else 'force_generic_plan' end, true) from held
            """;

    private final LedgerStore store;
    private final DSLContext sql;
    private final LedgerCurrency currency;

    LedgerLock(LedgerStore store, DSLContext sql, LedgerCurrency currency) {
        this.store = store;
        this.sql = sql;
        this.currency = currency;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(ClientId client, LocalDate today) {
        store.lock(client, today);
    }

    /** The same for who asks on once it holds, in the same round trip. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Question<?> holding(ClientId client, LocalDate today) {
        return store.locking(client, today);
    }

    /** Several, in the order in which everybody locks several. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<Long> clients, LocalDate today) {
        var ids = DSL.val(clients.toArray(Long[]::new));
        sql.execute(OPEN, ids, DSL.val(currency.code()), DSL.val(today));
        sql.fetch(HOLD, ids);
    }
}
