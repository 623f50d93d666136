package caposaldo.account;

import caposaldo.db.Background;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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

    PortfolioOfTheDay(DSLContext sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    @Configuration(proxyBeanMethods = false)
    static class EachDay {

        @Bean
        static Task<Void> assignmentsBegin(PortfolioOfTheDay portfolios, Clock clock) {
            return Background.eachDay(
                    "account.portfolio-of-the-day", clock.getZone(), () -> portfolios.move(LocalDate.now(clock)));
        }
    }

    /** @return how many clients changed hands */
    int move(LocalDate day) {
        return transaction.execute(status -> sql.execute(MOVE, DSL.val(day)));
    }
}
