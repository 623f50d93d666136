package caposaldo.strategy;

import static caposaldo.db.strategy.Tables.SNAPSHOT;

import caposaldo.sales.RollingSales;
import caposaldo.sales.RollingSales.Metric;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is due is read from the snapshots themselves, so nothing is lost with a process: today's ranking, the last twelve
 * month ends, and the lifetime values of either. Each piece is a transaction of its own under the store's lock.
 */
@Component
public class CatchUp {

    static final int MONTH_ENDS = 12;

    private final DSLContext sql;
    private final Clock clock;
    private final IdentifyKeyAccounts identify;
    private final ReckonValue values;
    private final StandingStore standings;
    private final RollingSales sales;

    CatchUp(
            DSLContext sql,
            Clock clock,
            IdentifyKeyAccounts identify,
            ReckonValue values,
            StandingStore standings,
            RollingSales sales) {
        this.sql = sql;
        this.clock = clock;
        this.identify = identify;
        this.values = values;
        this.standings = standings;
        this.sales = sales;
    }

    /** A new day has begun and nothing was sold yet: the twelve months have moved. */
    @Transactional
    public void today() {
        var today = sales.asOf(LocalDate.now(clock));
        if (isToRank(today)) {
            standings.lock();
            if (isToRank(today)) {
                identify.rank(today);
            }
        }
    }

    private boolean isToRank(LocalDate day) {
        return hasSales(day) && !sql.fetchExists(SNAPSHOT, SNAPSHOT.AS_OF.eq(day));
    }

    private boolean hasSales(LocalDate asOf) {
        return sales.hasAny(asOf, Rules.SERIES);
    }

    /**
     * Of the last twelve, those that are in doubt, or missing though something was sold before them, newest first. A month's
     * end before the first sale has nothing to rank, and is never due.
     */
    private List<LocalDate> monthEndsDue(LocalDate today) {
        var last = YearMonth.from(today).minusMonths(1);
        var ends = IntStream.range(0, MONTH_ENDS)
                .mapToObj(i -> last.minusMonths(i).atEndOfMonth())
                .toList();
        var inDoubt = sql.select(
                        SNAPSHOT.AS_OF, DSL.boolOr(SNAPSHOT.DUE.isTrue().or(SNAPSHOT.BASE.isNull())))
                .from(SNAPSHOT)
                .where(SNAPSHOT.AS_OF.in(ends))
                .groupBy(SNAPSHOT.AS_OF)
                .fetchMap(row -> row.value1(), row -> row.value2());
        return ends.stream()
                .filter(end -> inDoubt.containsKey(end) ? inDoubt.get(end) : hasSales(end))
                .toList();
    }

    /** @return whether there was one to do */
    @Transactional
    public boolean nextMonthEnd() {
        var today = sales.asOf(LocalDate.now(clock));
        if (monthEndsDue(today).isEmpty()) {
            return false;
        }
        standings.lock();
        var marks = sales.marks();
        for (var end : monthEndsDue(today)) {
            if (!isUnchanged(end, marks)) {
                rankMonthEnd(end, marks);
                return true;
            }
            standings.confirm(end);
        }
        return false;
    }

    private boolean isUnchanged(LocalDate end, NavigableMap<YearMonth, BigDecimal> marks) {
        var kept = sql.select(SNAPSHOT.METRIC, SNAPSHOT.BASE)
                .from(SNAPSHOT)
                .where(SNAPSHOT.AS_OF.eq(end))
                .fetchMap(SNAPSHOT.METRIC, SNAPSHOT.BASE);
        var base = base(end, marks);
        return kept.size() == identify.metrics().size()
                && base.isPresent()
                && kept.values().stream().allMatch(b -> b != null && b.compareTo(base.get()) == 0);
    }

    private static Optional<BigDecimal> base(LocalDate end, NavigableMap<YearMonth, BigDecimal> marks) {
        return Optional.ofNullable(marks.floorEntry(YearMonth.from(end))).map(java.util.Map.Entry::getValue);
    }

    private void rankMonthEnd(LocalDate end, NavigableMap<YearMonth, BigDecimal> marks) {
        base(end, marks).ifPresentOrElse(base -> identify.rankMonthEnd(end, base), () -> standings.forget(end));
    }

    /** @return whether there were any to reckon */
    @Transactional
    public boolean nextValues() {
        var next = sql.select(DSL.max(SNAPSHOT.AS_OF)).from(SNAPSHOT).where(SNAPSHOT.VALUE_MODEL.isNull());
        if (next.fetchSingle().value1() == null) {
            return false;
        }
        standings.lock();
        var day = next.fetchSingle().value1();
        if (day != null) {
            values.reckon(
                    day,
                    sql.select(SNAPSHOT.ID, SNAPSHOT.METRIC)
                            .from(SNAPSHOT)
                            .where(SNAPSHOT.AS_OF.eq(day))
                            .and(SNAPSHOT.VALUE_MODEL.isNull())
                            .fetch(row -> new ReckonValue.Target(
                                    row.value1(), Metric.valueOf(Objects.requireNonNull(row.value2())))),
                    day.equals(sales.asOf(LocalDate.now(clock))));
        }
        return true;
    }

    /** How many rankings and values are still to come. */
    @Transactional(readOnly = true)
    public int left() {
        var today = sales.asOf(LocalDate.now(clock));
        return monthEndsDue(today).size()
                + sql.fetchCount(SNAPSHOT, SNAPSHOT.VALUE_MODEL.isNull().and(SNAPSHOT.DUE.isFalse()));
    }
}
