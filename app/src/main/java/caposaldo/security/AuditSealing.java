package caposaldo.security;

import caposaldo.db.Acting;
import caposaldo.db.Background;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Seals the trail every minute, and once more when the application goes: what is sealed can no longer be changed unseen. */
@Component
class AuditSealing implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AuditSealing.class);

    private static final String NAME = "security.seal";

    private final AuditSealer sealer;
    private volatile boolean running;

    AuditSealing(AuditSealer sealer) {
        this.sealer = sealer;
    }

    void sealWhatHasSettled() {
        while (running && sealABatch() == AuditSealer.BATCH) {
            log.info("Sealed {} entries of the trail, going on", AuditSealer.BATCH);
        }
    }

    private int sealABatch() {
        return new Acting(Optional.empty(), Acting.Channel.JOB, NAME).call(sealer::seal);
    }

    @Override
    public void start() {
        running = true;
    }

    /** In phase 0: the web server, of a much higher phase, has stopped taking requests by now. */
    @Override
    public void stop() {
        running = false;
        try {
            sealABatch();
        } catch (DataAccessException e) {
            log.warn("The trail could not be sealed before the end; the next start does it", e);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    @Configuration(proxyBeanMethods = false)
    static class EveryMinute {

        @Bean
        static Task<Void> sealing(AuditSealing sealing) {
            return Background.every(Duration.ofMinutes(1), NAME, sealing::sealWhatHasSettled);
        }
    }
}
