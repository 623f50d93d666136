package caposaldo.receivable;

import static caposaldo.db.receivable.Tables.CLIENT_LEDGER;
import static caposaldo.db.receivable.Tables.LEDGER_TOTAL;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;

import caposaldo.db.AccessScope;
import caposaldo.db.Background;
import caposaldo.kernel.Money;
import com.github.kagkarlsson.scheduler.task.Task;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What clients owe in a currency: of some by adding up their ledgers, of all without. For all {@link LedgerRollups} writes
 * what each change adds, and here those rows are drawn together; whoever reads meanwhile sees them as they were or the one
 * they became.
 */
@Component
class LedgerTotals {

    /** What an account is told from. */
    static final List<Field<? extends Number>> LEDGERS = List.of(
            CLIENT_LEDGER.OWED,
            CLIENT_LEDGER.NOT_DUE,
            CLIENT_LEDGER.DAYS_30,
            CLIENT_LEDGER.DAYS_60,
            CLIENT_LEDGER.DAYS_90,
            CLIENT_LEDGER.OLDER,
            CLIENT_LEDGER.DISPUTED,
            CLIENT_LEDGER.UNAPPLIED,
            CLIENT_LEDGER.OPEN_ITEMS,
            CLIENT_LEDGER.OVERDUE_ITEMS,
            CLIENT_LEDGER.OVERDUE_DAYS);

    /** The same of all, under the same names. */
    private static final List<Field<? extends Number>> ALL =
            LEDGERS.stream().<Field<? extends Number>>map(LedgerTotals::ofTotal).toList();

    /** Of a currency that is one row already nothing is written. */
    private static final String DRAW_TOGETHER = """
            with many as (
                select currency from receivable.ledger_total group by currency having count(*) > 1
            ), gone as (
                delete from receivable.ledger_total t using many where t.currency = many.currency returning t.*
            )
            insert into receivable.ledger_total (currency, owed, not_due, days_30, days_60, days_90, older, disputed, unapplied,
                open_items, overdue_items, overdue_days)
            select currency, sum(owed), sum(not_due), sum(days_30), sum(days_60), sum(days_90), sum(older), sum(disputed),
                sum(unapplied), sum(open_items), sum(overdue_items), sum(overdue_days)
            from gone group by currency
            """;

    private final DSLContext sql;

    LedgerTotals(DSLContext sql) {
        this.sql = sql;
    }

    /** @param whose of {@code receivable.client_ledger} */
    ClientAccount of(AccessScope scope, Currency of, Condition whose) {
        return sql.select(fields(LEDGERS, min(CLIENT_LEDGER.OLDEST_DUE_ON), min(CLIENT_LEDGER.AS_OF)))
                .from(CLIENT_LEDGER)
                .where(whose)
                .and(CLIENT_LEDGER.CURRENCY.eq(of.getCurrencyCode()))
                .and(Receivables.seenBy(scope, CLIENT_LEDGER.CLIENT_ID))
                .fetchSingle(row -> account(row, of, scope.date()));
    }

    /** The same of every client there is. */
    ClientAccount ofAll(Currency of, LocalDate today) {
        var code = of.getCurrencyCode();
        return sql.select(fields(ALL, oldest(CLIENT_LEDGER.OLDEST_DUE_ON, code), oldest(CLIENT_LEDGER.AS_OF, code)))
                .from(LEDGER_TOTAL)
                .where(LEDGER_TOTAL.CURRENCY.eq(code))
                .fetchSingle(row -> account(row, of, today));
    }

    private static Field<? extends Number> ofTotal(Field<? extends Number> ledger) {
        return Objects.requireNonNull(LEDGER_TOTAL.field(ledger));
    }

    private static List<Field<?>> fields(
            List<Field<? extends Number>> sums, Field<LocalDate> oldest, Field<LocalDate> asOf) {
        return Stream.<Field<?>>concat(
                        sums.stream().map(field -> coalesce(sum(field), BigDecimal.ZERO)), Stream.of(oldest, asOf))
                .toList();
    }

    /** One look into an index. */
    private static Field<LocalDate> oldest(Field<LocalDate> day, String currency) {
        return DSL.field(DSL.select(min(day)).from(CLIENT_LEDGER).where(CLIENT_LEDGER.CURRENCY.eq(currency)));
    }

    /** @param row the fields of {@link #LEDGERS}, then the oldest due date, then the day the ledgers are told as of */
    static ClientAccount account(Record row, Currency of, LocalDate today) {
        var asOf = row.get(LEDGERS.size() + 1, LocalDate.class);
        return new ClientAccount(
                asOf == null ? today : asOf,
                new Money(row.get(0, BigDecimal.class), of),
                Stream.of(1, 2, 3, 4, 5)
                        .map(n -> new Money(row.get(n, BigDecimal.class), of))
                        .toList(),
                new Money(row.get(6, BigDecimal.class), of),
                new Money(row.get(7, BigDecimal.class), of),
                row.get(8, Integer.class),
                row.get(9, Integer.class),
                row.get(LEDGERS.size(), LocalDate.class),
                row.get(10, BigDecimal.class));
    }

    @Transactional
    public void drawTogether() {
        sql.execute(DRAW_TOGETHER);
    }

    @Configuration(proxyBeanMethods = false)
    static class EachMinute {

        @Bean
        static Task<Void> drawingLedgersTogether(LedgerTotals totals) {
            return Background.every(Duration.ofMinutes(1), "receivable.total", totals::drawTogether);
        }
    }
}
