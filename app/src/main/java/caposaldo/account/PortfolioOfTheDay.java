package caposaldo.account;

import caposaldo.db.Acting;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Assignments made for a day to come take hold on that day: who sees the client is read from the client alone. */
@Component
class PortfolioOfTheDay {

    private static final String MOVE = """
            update account.client c set portfolio_id = a.portfolio_id
            from account.portfolio_assignment a
            where a.client_id = c.id and {0} between a.valid_from and coalesce(a.valid_to, 'infinity')
                and c.portfolio_id is distinct from a.portfolio_id
            """;

    private final DSLContext sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PortfolioOfTheDay(DSLContext sql, TransactionTemplate transaction, Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(cron = "10 1 * * * *")
    void today() {
        move(LocalDate.now(clock));
    }

    /** @return how many clients changed hands */
    int move(LocalDate day) {
        return new Acting(Optional.empty(), Acting.Channel.JOB, "assignments-" + day)
                .call(() -> transaction.execute(status -> sql.execute(MOVE, DSL.val(day))));
    }
}
