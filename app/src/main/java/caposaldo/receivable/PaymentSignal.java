package caposaldo.receivable;

import caposaldo.analytics.receivable.PaymentIndex;
import caposaldo.analytics.segment.Criterion;
import caposaldo.strategy.ClientSignals;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Who pays in time is a partner: the payment index of what each client settled within twelve calendar months and, as of
 * the ledgers' own day, of what it still owes past the due date.
 */
@Component
class PaymentSignal implements ClientSignals {

    /** {0} is the first day, {1} the last, {2} the currency. */
    private static final String DAYS_LATE = """
            select client_id, (sum(days) / sum(amount))::float8 as days
            from (
                select client_id, settled as amount, settled_days as days
                from receivable.client_month
                where currency = {2} and month between {0} and {1} and settled > 0
                union all
                select client_id, overdue, overdue_days
                from receivable.client_ledger
                where currency = {2} and as_of = {1} and overdue > 0
            ) paid
            group by client_id
            """;

    private final DSLContext sql;
    private final LedgerCurrency currency;

    PaymentSignal(DSLContext sql, LedgerCurrency currency) {
        this.sql = sql;
        this.currency = currency;
    }

    @Override
    public Criterion criterion() {
        return Criterion.PAYMENT;
    }

    @Override
    public Map<Long, Double> on(LocalDate day) {
        var since = YearMonth.from(day).minusMonths(PaymentFigures.MONTHS - 1L).atDay(1);
        return sql.resultQuery(DAYS_LATE, DSL.val(since), DSL.val(day), DSL.val(currency.code()))
                .fetchMap(
                        row -> row.get("client_id", Long.class),
                        row -> PaymentIndex.ofDaysLate(row.get("days", Double.class)));
    }
}
