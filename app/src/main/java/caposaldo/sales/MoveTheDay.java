package caposaldo.sales;

import caposaldo.db.Background;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** "The last twelve months" end with today: at midnight every client's figures, and what is ranked by them, move on. */
@Component
class MoveTheDay {

    private final SalesRollups rollups;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MoveTheDay(SalesRollups rollups, ApplicationEventPublisher events, Clock clock) {
        this.rollups = rollups;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void move() {
        rollups.moveFigures(LocalDate.now(clock)).map(SalesChanged::new).ifPresent(events::publishEvent);
    }

    @Configuration(proxyBeanMethods = false)
    static class EachDay {

        @Bean
        static Task<Void> movingTheDay(MoveTheDay day, Clock clock) {
            return Background.eachDay("sales.move-the-day", clock.getZone(), day::move);
        }
    }
}
