package caposaldo.collection;

import caposaldo.db.Background;
import caposaldo.receivable.LedgerLock;
import caposaldo.receivable.LedgersChanged;
import caposaldo.receivable.PromisesChanged;
import caposaldo.reliability.ReliabilityChanged;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
 * Keeps the list of calls equal to what is owed, promised and said: recounted in the transaction that changes one of them
 * and holds the lock of the ledger, and each day, when debts grow older and promises and waits run out.
 */
@Component
class DebtorRollups {

    /** When, and as one. */
    @Component
    record Time(TransactionTemplate transaction, Clock clock) {}

    private static final int AT_ONCE = 2000;

    /** {0} today: twelve months, this one included. */
    private static final String HABIT = """
            insert into collection.payment_habit (currency, as_of, settlements, late_settlements)
            select k.currency, {0}::date, m.settlements, m.late_settlements
            from receivable.kept_currencies() k
            cross join lateral (
                select coalesce(sum(settlements), 0) as settlements, coalesce(sum(late_settlements), 0) as late_settlements
                from receivable.client_month where currency = k.currency and month > {0}::date - interval '1 year') m
            on conflict (currency) do update set as_of = excluded.as_of, settlements = excluded.settlements,
                late_settlements = excluded.late_settlements
            where collection.payment_habit.as_of < excluded.as_of
            """;

    /** {0} today, {1} how many, {2} after which client: those that owe and are not told as of today. */
    private static final String BEHIND = """
            select distinct l.client_id from receivable.client_ledger l
            left join collection.debtor d on d.client_id = l.client_id and d.currency = l.currency
            where (l.overdue > 0 or d.client_id is not null)
                and (d.client_id is null or d.as_of < {0}) and l.client_id > {2}
            order by l.client_id limit {1}
            """;

    private final DSLContext sql;
    private final DebtorStore store;
    private final LetterStore letters;
    private final LedgerLock lock;
    private final Time time;

    DebtorRollups(DSLContext sql, DebtorStore store, LetterStore letters, LedgerLock lock, Time time) {
        this.sql = sql;
        this.store = store;
        this.letters = letters;
        this.lock = lock;
        this.time = time;
    }

    /** Whoever calls holds the locks of these clients' ledgers. */
    void recount(Collection<Long> clients, LocalDate today) {
        store.recount(clients, today);
    }

    /** A letter of which everything is paid is settled in the same moment; only then is the client counted. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void ledgersChanged(LedgersChanged changed) {
        letters.settle(changed.clients(), changed.today());
        recount(changed.clients(), changed.today());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void promisesChanged(PromisesChanged changed) {
        recount(changed.clients(), changed.today());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void reliabilityChanged(ReliabilityChanged changed) {
        recount(changed.clients(), changed.today());
    }

    /** Those that are not told as of today, some at a time: a payment waits for two thousand clients at most. */
    void catchUp() {
        var today = LocalDate.now(time.clock);
        time.transaction.executeWithoutResult(status -> sql.execute(HABIT, DSL.val(today)));
        var after = Optional.of(0L);
        while (after.isPresent()) {
            var from = after.get();
            after = time.transaction.execute(status -> some(today, from));
        }
    }

    /** @return the last client of them; empty when there was none */
    private Optional<Long> some(LocalDate today, long after) {
        List<Long> clients = sql.resultQuery(BEHIND, DSL.val(today), DSL.inline(AT_ONCE), DSL.val(after))
                .fetch(0, Long.class);
        if (clients.isEmpty()) {
            return Optional.empty();
        }
        lock.hold(clients, today);
        recount(clients, today);
        return Optional.of(clients.getLast());
    }

    @Configuration(proxyBeanMethods = false)
    static class EachHour {

        /** Midnight is the ledgers' own; this finds whom it has missed, and a house in which nobody was counted yet. */
        @Bean
        static Task<Void> countingDebtors(DebtorRollups rollups) {
            return Background.every(Duration.ofHours(1), "collection.debtors", rollups::catchUp);
        }
    }
}
