package caposaldo.receivable;

import static caposaldo.db.receivable.Tables.CLIENT_LEDGER;

import caposaldo.db.Background;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Debts grow older by themselves: at midnight the ages of every ledger move on, some ledgers at a time. */
@Component
class AgeLedgers {

    private static final int AT_ONCE = 2000;

    private final DSLContext sql;
    private final LedgerRollups rollups;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AgeLedgers(DSLContext sql, LedgerRollups rollups, TransactionTemplate transaction, Clock clock) {
        this.sql = sql;
        this.rollups = rollups;
        this.transaction = transaction;
        this.clock = clock;
    }

    void age() {
        var today = LocalDate.now(clock);
        var aged = AT_ONCE;
        while (aged > 0) {
            aged = some(today);
        }
    }

    /** In a transaction of its own: a payment waits for two thousand ledgers at most. */
    private int some(LocalDate today) {
        return transaction.execute(status -> {
            var clients = locked(today);
            if (!clients.isEmpty()) {
                rollups.age(clients, today);
            }
            return clients.size();
        });
    }

    /** Read anew under the lock, what is counted afterwards is what stands. */
    private List<Long> locked(LocalDate today) {
        return sql.select(CLIENT_LEDGER.CLIENT_ID)
                .from(CLIENT_LEDGER)
                .where(CLIENT_LEDGER.AS_OF.lt(today))
                .orderBy(CLIENT_LEDGER.CLIENT_ID, CLIENT_LEDGER.CURRENCY)
                .limit(AT_ONCE)
                .forUpdate()
                .fetch(CLIENT_LEDGER.CLIENT_ID);
    }

    @Configuration(proxyBeanMethods = false)
    static class EachDay {

        @Bean
        static Task<Void> ageingLedgers(AgeLedgers ledgers, Clock clock) {
            return Background.eachDay("receivable.age-ledgers", clock.getZone(), ledgers::age);
        }
    }
}
