package caposaldo.sales;

import caposaldo.db.Acting;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A new day has begun: twelve months end with it, and who was silent yesterday has been silent a day longer. */
@Component
class KeepFiguresCurrent {

    private static final int AT_THE_START = 20_000;
    private static final int NOW_AND_THEN = 600_000;

    private final SalesRollups rollups;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeepFiguresCurrent(
            SalesRollups rollups, ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {
        this.rollups = rollups;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = AT_THE_START, fixedDelay = NOW_AND_THEN)
    void moveOn() {
        new Acting(Optional.empty(), Acting.Channel.JOB, "figures").call(() -> {
            transaction.executeWithoutResult(status -> rollups.moveFigures(LocalDate.now(clock))
                    .map(SalesChanged::new)
                    .ifPresent(events::publishEvent));
            return true;
        });
    }
}
