package caposaldo.receivable;

import static caposaldo.db.receivable.Tables.CLIENT_MONTH;
import static org.jooq.impl.DSL.sum;

import caposaldo.account.ClientId;
import caposaldo.analytics.receivable.CollectionEffectiveness;
import caposaldo.analytics.receivable.PaymentIndex;
import caposaldo.analytics.receivable.Punctuality;
import caposaldo.analytics.receivable.SalesOutstanding;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How fast clients pay (clause 2.13), from the kept months and what is owed; each figure with what it is told from. */
@Component
public class PaymentFigures {

    /** Months looked back at, the running one included. */
    static final int MONTHS = 12;

    /** Months of the period that sales and collections are compared over, the running one included. */
    private static final int PERIOD = 3;

    /** What was posted in a month, in documents issued in it. */
    public record Month(YearMonth month, BigDecimal invoiced, BigDecimal credited, BigDecimal paid) {

        public BigDecimal net() {
            return invoiced.subtract(credited);
        }
    }

    /**
     * Days and indices of one client or of all a person sees. Receivables are open debts less unapplied credits; those not
     * overdue are the receivables less what is overdue.
     *
     * @param from first day of the period of {@code sales}, which ends with {@code asOf}
     * @param opening receivables the day before
     * @param countback days whose sales are owed, the latest first
     * @param unexplained what is owed beyond the sales of the months looked at
     * @param plain receivables / sales x days of the period
     * @param bestPossible the same of what is not overdue
     * @param delinquent ADD, the difference of both
     * @param effectiveness CEI of the period, in percent
     * @param weightedDays amount-weighted days against the due date, of what was paid in twelve months and what is overdue
     * @param index the own payment index, 80 is prompt
     * @param months the latest last
     */
    public record Figures(
            LocalDate from,
            LocalDate asOf,
            BigDecimal opening,
            BigDecimal sales,
            BigDecimal closing,
            BigDecimal notOverdue,
            double countback,
            BigDecimal unexplained,
            OptionalDouble plain,
            OptionalDouble bestPossible,
            OptionalDouble delinquent,
            OptionalDouble effectiveness,
            OptionalDouble weightedDays,
            OptionalDouble index,
            List<Month> months) {}

    private record Kept(Map<YearMonth, Month> months, BigDecimal settled, BigDecimal settledDays) {}

    private final DSLContext sql;
    private final Receivables receivables;
    private final LedgerCurrency currency;

    PaymentFigures(DSLContext sql, Receivables receivables, LedgerCurrency currency) {
        this.sql = sql;
        this.receivables = receivables;
        this.currency = currency;
    }

    /** Of all clients the person sees. */
    @Transactional(readOnly = true)
    public Figures of(AccessScope scope) {
        return figures(receivables.total(scope), kept(scope, DSL.noCondition()), scope.date());
    }

    /** @throws caposaldo.kernel.Missing when there is no such client for this person */
    @Transactional(readOnly = true)
    public Figures of(AccessScope scope, ClientId client) {
        return figures(
                receivables.account(scope, client),
                kept(scope, CLIENT_MONTH.CLIENT_ID.eq(client.value())),
                scope.date());
    }

    private Kept kept(AccessScope scope, Condition whose) {
        scope.require(Right.RECEIVABLE_READ);
        var since = YearMonth.from(scope.date()).minusMonths(MONTHS - 1L).atDay(1);
        var rows = sql.select(
                        CLIENT_MONTH.MONTH,
                        sum(CLIENT_MONTH.INVOICED),
                        sum(CLIENT_MONTH.CREDITED),
                        sum(CLIENT_MONTH.PAID),
                        sum(CLIENT_MONTH.SETTLED),
                        sum(CLIENT_MONTH.SETTLED_DAYS))
                .from(CLIENT_MONTH)
                .where(whose)
                .and(CLIENT_MONTH.CURRENCY.eq(currency.code()))
                .and(CLIENT_MONTH.MONTH.between(since, scope.date()))
                .and(Receivables.seenBy(scope, CLIENT_MONTH.CLIENT_ID))
                .groupBy(CLIENT_MONTH.MONTH)
                .fetch();
        var months = new TreeMap<YearMonth, Month>();
        var settled = BigDecimal.ZERO;
        var days = BigDecimal.ZERO;
        for (var row : rows) {
            var month = YearMonth.from(row.value1());
            months.put(month, new Month(month, row.value2(), row.value3(), row.value4()));
            settled = settled.add(row.value5());
            days = days.add(row.value6());
        }
        return new Kept(months, settled, days);
    }

    private static Figures figures(ClientAccount account, Kept kept, LocalDate asOf) {
        var closing = account.balance().amount();
        var notOverdue = closing.subtract(account.overdue().amount());
        var from = YearMonth.from(asOf).minusMonths(PERIOD - 1L).atDay(1);
        var sales = BigDecimal.ZERO;
        var flow = BigDecimal.ZERO;
        for (var month : kept.months().values()) {
            if (!month.month().atDay(1).isBefore(from)) {
                sales = sales.add(month.net());
                flow = flow.add(month.net()).subtract(month.paid());
            }
        }
        var days = (int) ChronoUnit.DAYS.between(from, asOf) + 1;
        var countback = SalesOutstanding.countback(closing, periods(kept, asOf));
        var weighted = weightedDays(account, kept);
        var opening = closing.subtract(flow);
        return new Figures(
                from,
                asOf,
                opening,
                sales,
                closing,
                notOverdue,
                countback.days(),
                countback.unexplained(),
                SalesOutstanding.plain(closing, sales, days),
                SalesOutstanding.bestPossible(notOverdue, sales, days),
                SalesOutstanding.averageDaysDelinquent(closing, notOverdue, sales, days),
                CollectionEffectiveness.percent(opening, sales, closing, notOverdue),
                weighted,
                weighted.isPresent()
                        ? OptionalDouble.of(PaymentIndex.ofDaysLate(weighted.getAsDouble()))
                        : OptionalDouble.empty(),
                months(kept, asOf));
    }

    private static OptionalDouble weightedDays(ClientAccount account, Kept kept) {
        var items = new ArrayList<Punctuality>();
        if (kept.settled().signum() > 0) {
            items.add(new Punctuality(
                    kept.settled(),
                    kept.settledDays().doubleValue() / kept.settled().doubleValue()));
        }
        var overdue = account.overdue().amount();
        if (overdue.signum() > 0) {
            items.add(new Punctuality(overdue, account.overdueDays().doubleValue() / overdue.doubleValue()));
        }
        return Punctuality.weightedDays(items);
    }

    /** Back from today, the running month with the days it has had. */
    private static List<SalesOutstanding.Period> periods(Kept kept, LocalDate asOf) {
        var periods = new ArrayList<SalesOutstanding.Period>();
        for (var back = 0; back < MONTHS; back++) {
            var month = YearMonth.from(asOf).minusMonths(back);
            periods.add(new SalesOutstanding.Period(
                    month(kept, month).net(), back == 0 ? asOf.getDayOfMonth() : month.lengthOfMonth()));
        }
        return periods;
    }

    private static List<Month> months(Kept kept, LocalDate asOf) {
        var months = new ArrayList<Month>();
        for (var back = MONTHS - 1; back >= 0; back--) {
            months.add(month(kept, YearMonth.from(asOf).minusMonths(back)));
        }
        return List.copyOf(months);
    }

    private static Month month(Kept kept, YearMonth month) {
        return Objects.requireNonNullElse(
                kept.months().get(month), new Month(month, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
    }
}
