package caposaldo.credit;

import caposaldo.db.Background;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerLock;
import caposaldo.receivable.LedgersChanged;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what clients take up of their limits equal to the rows: recounted in the transaction that changes one of them and
 * holds the lock of the ledger, and after midnight, when limits and cover run out.
 */
@Component
class CreditRollups {

    private static final int AT_ONCE = 2000;

    /** {0} clients, {1} currency, {2} day; never told as of a day before the one it was told as of. */
    private static final String RECOUNT = """
            insert into credit.client_credit as k (client_id, currency, as_of, owed, overdue, unapplied, confirmed, delivered,
                cover, limit_amount, limit_until, limit_ended_on, credit_class)
            select o.client_id, {1}, o.as_of, coalesce(g.owed, 0) + f.owed, coalesce(g.overdue, 0) + f.overdue,
                coalesce(g.unapplied, 0) + f.unapplied,
                c.confirmed, c.delivered, v.cover, l.amount, l.valid_to, case when l.id is null then last.valid_to end,
                last.credit_class
            from (
                select t.client_id, greatest(k.as_of, {2}::date) as as_of
                from (select distinct client_id from unnest({0}) as t (client_id)) t
                left join credit.client_credit k on k.client_id = t.client_id and k.currency = {1}
            ) o
            left join receivable.client_ledger g on g.client_id = o.client_id and g.currency = {1}
            cross join lateral receivable.other_ledgers(o.client_id, {1}, o.as_of) f
            left join credit.credit_limit l on l.client_id = o.client_id and l.currency = {1} and l.withdrawn_on is null
                and o.as_of between l.valid_from and l.valid_to
            left join lateral (
                select valid_to, credit_class from credit.credit_limit
                where client_id = o.client_id and currency = {1} and withdrawn_on is null and valid_from <= o.as_of
                order by valid_from desc limit 1) last on true
            cross join lateral (
                select coalesce(sum(amount), 0) as cover from credit.cover
                where client_id = o.client_id and currency = {1} and o.as_of between valid_from and valid_to) v
            cross join lateral (
                select coalesce(sum(amount) filter (where stage = 'CONFIRMED'), 0) as confirmed,
                    coalesce(sum(amount) filter (where stage = 'DELIVERED'), 0) as delivered
                from credit.commitment where client_id = o.client_id and currency = {1}) c
            order by o.client_id
            on conflict (client_id, currency) do update
            set as_of = excluded.as_of, owed = excluded.owed, overdue = excluded.overdue, unapplied = excluded.unapplied,
                confirmed = excluded.confirmed, delivered = excluded.delivered, cover = excluded.cover,
                limit_amount = excluded.limit_amount, limit_until = excluded.limit_until,
                limit_ended_on = excluded.limit_ended_on, credit_class = excluded.credit_class
            """;

    private static final String OLDER = """
            select client_id from credit.client_credit
            where as_of < {0} order by client_id limit {1}
            """;

    private final DSLContext sql;
    private final LedgerCurrency currency;
    private final LedgerLock lock;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CreditRollups(
            DSLContext sql, LedgerCurrency currency, LedgerLock lock, TransactionTemplate transaction, Clock clock) {
        this.sql = sql;
        this.currency = currency;
        this.lock = lock;
        this.transaction = transaction;
        this.clock = clock;
    }

    void recount(Collection<Long> clients, LocalDate today) {
        sql.execute(RECOUNT, DSL.val(clients.toArray(Long[]::new)), DSL.val(currency.code()), DSL.val(today));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void ledgersChanged(LedgersChanged changed) {
        recount(changed.clients(), changed.today());
    }

    /** Those that no ledger's midnight has moved on, some at a time. */
    void age() {
        var today = LocalDate.now(clock);
        var aged = AT_ONCE;
        while (aged > 0) {
            aged = transaction.execute(status -> some(today));
        }
    }

    private int some(LocalDate today) {
        List<Long> clients =
                sql.resultQuery(OLDER, DSL.val(today), DSL.inline(AT_ONCE)).fetch(0, Long.class);
        if (!clients.isEmpty()) {
            lock.hold(clients, today);
            recount(clients, today);
        }
        return clients.size();
    }

    @Configuration(proxyBeanMethods = false)
    static class EachDay {

        @Bean
        static Task<Void> ageingCredit(CreditRollups rollups, Clock clock) {
            return Background.eachDay("credit.age", clock.getZone(), rollups::age);
        }
    }
}
