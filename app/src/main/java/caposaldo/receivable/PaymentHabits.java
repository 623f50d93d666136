package caposaldo.receivable;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many days late a client pays: what rules of prices ask. Whoever sees the client may know it, without what it owes.
 */
@Component
public class PaymentHabits {

    /**
     * @param from first day of what was settled
     * @param until last day of it
     * @param daysLate against the due dates, weighted by amount, with one decimal; below 0 for early
     */
    public record Habit(LocalDate from, LocalDate until, BigDecimal daysLate) {}

    /** {0} client, {1} first month, {2} day, {3} currency. */
    private static final String DAYS_LATE = """
            select round(sum(days) / sum(amount), 1) as days
            from (
                select settled as amount, settled_days as days
                from receivable.client_month
                where client_id = {0} and currency = {3} and month between {1} and {2} and settled > 0
                union all
                select overdue, overdue_days
                from receivable.client_ledger
                where client_id = {0} and currency = {3} and as_of <= {2} and overdue > 0
            ) paid
            having sum(amount) > 0
            """;

    private final DSLContext sql;
    private final Clients clients;
    private final LedgerCurrency currency;

    PaymentHabits(DSLContext sql, Clients clients, LedgerCurrency currency) {
        this.sql = sql;
        this.clients = clients;
        this.currency = currency;
    }

    /**
     * Of what was settled in twelve calendar months up to that of the day and, unless the day is past, of what is overdue:
     * what was overdue on a day that is past is not kept.
     *
     * @return empty when nothing was settled and nothing is overdue
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public Optional<Habit> of(AccessScope scope, ClientId client, LocalDate day) {
        clients.check(scope, client);
        var since = YearMonth.from(day).minusMonths(PaymentFigures.MONTHS - 1L).atDay(1);
        var last = YearMonth.from(day).atEndOfMonth();
        return sql.resultQuery(
                        DAYS_LATE, DSL.val(client.value()), DSL.val(since), DSL.val(day), DSL.val(currency.code()))
                .fetchOptional(row -> new Habit(
                        since, last.isBefore(scope.date()) ? last : scope.date(), row.get("days", BigDecimal.class)));
    }
}
