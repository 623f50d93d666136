package caposaldo.strategy;

import caposaldo.db.Acting;
import caposaldo.sales.SalesChanged;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Ranks anew in the transaction that changed the sales: a page never shows a ranking of other figures than its own. What
 * takes longer, month ends and lifetime values, follows at once in the background, and every minute what a day's turn or
 * a failure left undone, in whichever process comes first.
 */
@Component
class KeepRanking {

    private static final Logger log = LoggerFactory.getLogger(KeepRanking.class);

    private final IdentifyKeyAccounts identify;
    private final CatchUp work;
    private final boolean unasked;
    private final AtomicBoolean atIt = new AtomicBoolean();

    /** @param unasked false where nothing is to run unless called, as in tests */
    KeepRanking(
            IdentifyKeyAccounts identify,
            CatchUp work,
            @Value("${caposaldo.strategy.background:true}") boolean unasked) {
        this.identify = identify;
        this.work = work;
        this.unasked = unasked;
    }

    @EventListener
    void after(SalesChanged changed) {
        identify.rank(changed.asOf());
    }

    @TransactionalEventListener
    void soonAfter(SalesChanged changed) {
        if (unasked) {
            Thread.ofVirtual().name("ranking").start(this::catchUp);
        }
    }

    @Scheduled(initialDelay = 15_000, fixedDelay = 60_000)
    void everyMinute() {
        if (unasked) {
            catchUp();
        }
    }

    /** Does everything that is due, newest first; a second call while one runs leaves it the work. */
    void catchUp() {
        if (!atIt.compareAndSet(false, true)) {
            return;
        }
        try {
            new Acting(Optional.empty(), Acting.Channel.JOB, "ranking").call(() -> {
                work.today();
                while (work.nextMonthEnd() || work.nextValues()) {
                    log.debug("One more of the rankings is up to date");
                }
                return true;
            });
        } catch (DataAccessException e) {
            log.warn("The rankings could not be brought up to date; the next minute tries again", e);
        } finally {
            atIt.set(false);
        }
    }
}
