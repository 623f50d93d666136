package caposaldo.receivable;

import static caposaldo.db.receivable.Tables.PROMISE;

import caposaldo.db.Background;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps promises true: one is kept once the payments of its days reach it and all earlier promises over the same days, and
 * broken when its last day is over before that. A payment that comes, or is cancelled, decides anew.
 */
@Component
public class Promises {

    private static final int AT_ONCE = 1000;

    /** {0} clients, {1} today. */
    private static final String JUDGE = """
            update receivable.promise p
            set state = n.state, received = n.received, version = p.version + 1,
                decided_on = case when n.state = 'OPEN' then null when p.state = n.state then p.decided_on else {1} end
            from (
                select o.id, least(o.amount, greatest(0, r.received - e.promised)) as received,
                    case when r.received >= o.amount + e.promised then 'KEPT' when o.due_on < {1} then 'BROKEN' else 'OPEN' end as state
                from receivable.promise o
                cross join lateral (
                    select coalesce(sum(amount), 0) as received from receivable.ledger_item
                    where client_id = o.client_id and currency = o.currency and kind = 'PAYMENT' and cancelled_on is null
                        and issued_on between o.made_on and o.due_on
                ) r
                cross join lateral (
                    select coalesce(sum(q.amount), 0) as promised from receivable.promise q
                    where q.client_id = o.client_id and q.currency = o.currency and q.state <> 'WITHDRAWN'
                        and (q.due_on, q.id) < (o.due_on, o.id) and q.due_on >= o.made_on
                ) e
                where o.client_id = any ({0}) and o.state <> 'WITHDRAWN'
            ) n
            where p.id = n.id and (p.state, p.received) is distinct from (n.state, n.received)
            """;

    private final DSLContext sql;
    private final LedgerLock lock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Promises(
            DSLContext sql,
            LedgerLock lock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.sql = sql;
        this.lock = lock;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    void judge(Collection<Long> clients, LocalDate today) {
        sql.execute(JUDGE, DSL.val(clients.toArray(Long[]::new)), DSL.val(today));
    }

    /** The same when nothing else changed: rooms above are told. */
    void judgeAndTell(Collection<Long> clients, LocalDate today) {
        judge(clients, today);
        events.publishEvent(new PromisesChanged(clients, today));
    }

    /** Those whose day is over: the work of each night. */
    public void judgeTheOverdue() {
        var today = LocalDate.now(clock);
        var judged = AT_ONCE;
        while (judged == AT_ONCE) {
            judged = some(today);
        }
    }

    private int some(LocalDate today) {
        return transaction.execute(status -> {
            List<Long> clients = sql.selectDistinct(PROMISE.CLIENT_ID)
                    .from(PROMISE)
                    .where(PROMISE.STATE.eq(Promise.State.OPEN.name()))
                    .and(PROMISE.DUE_ON.lt(today))
                    .orderBy(PROMISE.CLIENT_ID)
                    .limit(AT_ONCE)
                    .fetch(PROMISE.CLIENT_ID);
            if (!clients.isEmpty()) {
                lock.hold(clients, today);
                judgeAndTell(clients, today);
            }
            return clients.size();
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class EachDay {

        @Bean
        static Task<Void> judgingPromises(Promises promises, Clock clock) {
            return Background.eachDay("receivable.judge-promises", clock.getZone(), promises::judgeTheOverdue);
        }
    }
}
