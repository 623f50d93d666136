package caposaldo.strategy;

import caposaldo.db.Background;
import caposaldo.sales.SalesChanged;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Ranks anew in the transaction that changed the sales: a page never shows a ranking of other figures than its own. What
 * takes longer, month ends and lifetime values, follows in the background, at once and every minute.
 */
@Component
class KeepRanking {

    private static final Logger log = LoggerFactory.getLogger(KeepRanking.class);
    private static final String CATCHING_UP = "strategy.catch-up";

    private final IdentifyKeyAccounts identify;
    private final CatchUp work;
    private final ObjectProvider<SchedulerClient> background;
    private final Clock clock;

    KeepRanking(IdentifyKeyAccounts identify, CatchUp work, ObjectProvider<SchedulerClient> background, Clock clock) {
        this.identify = identify;
        this.work = work;
        this.background = background;
        this.clock = clock;
    }

    @EventListener
    void after(SalesChanged changed) {
        identify.rank(changed.asOf());
    }

    @TransactionalEventListener
    void soonAfter(SalesChanged changed) {
        background.ifAvailable(client -> {
            try {
                client.reschedule(TaskInstanceId.of(CATCHING_UP, RecurringTask.INSTANCE), clock.instant());
            } catch (TaskInstanceException atIt) {
                log.debug("It is being caught up already, or will be once the work has begun", atIt);
            }
        });
    }

    /** Does everything that is due, newest first. */
    void catchUp() {
        work.today();
        while (work.nextMonthEnd() || work.nextValues()) {
            log.debug("One more of the rankings is up to date");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class EveryMinute {

        @Bean
        static Task<Void> catchingUp(KeepRanking ranking) {
            return Background.every(Duration.ofMinutes(1), CATCHING_UP, ranking::catchUp);
        }
    }
}
