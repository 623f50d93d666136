package caposaldo.db;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says all the while that a long work goes on, although one step of it may take minutes: who reads the sign knows a work
 * whose process has died from one that is busy.
 */
@Component
public class SignOfLife {

    private static final Logger log = LoggerFactory.getLogger(SignOfLife.class);

    private static final Duration BEAT = Duration.ofSeconds(15);

    /** Silent for longer than some beats, the process that had the work in hand has died. */
    public static final Duration AT_MOST = BEAT.multipliedBy(4);

    private final TransactionTemplate transaction;

    SignOfLife(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /**
     * Does the work in this thread.
     *
     * @param say writes the sign; called at once and then again and again, each time in a transaction of its own
     */
    public void during(Runnable work, Runnable say) {
        var done = new CountDownLatch(1);
        var beating = Thread.ofVirtual().start(() -> beat(done, say));
        try {
            work.run();
        } finally {
            done.countDown();
            ended(beating);
        }
    }

    /** No sign is given after the work. */
    private static void ended(Thread beating) {
        try {
            beating.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat(CountDownLatch done, Runnable say) {
        try {
            do {
                said(say);
            } while (!done.await(BEAT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void said(Runnable say) {
        try {
            transaction.executeWithoutResult(status -> say.run());
        } catch (DataAccessException | TransactionException e) {
            log.warn("A long work could not say that it goes on; it tries again", e);
        }
    }
}
