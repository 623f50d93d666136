package caposaldo.sales;

import static caposaldo.db.sales.Tables.CLIENT_DAY;
import static caposaldo.db.sales.Tables.FIGURES_DAY;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import caposaldo.db.AccessScope;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The day the figures of sales are told as of. Where a whole company sold nothing for days, its data end there: twelve
 * months, the running month and every client's silence are counted to that day, and the pages say so.
 */
@Component
public class SalesDay {

    /** So many days without a single sale of the whole company, and its data are taken to end with the last. */
    static final int CURRENT_DAYS = 7;

    private final DSLContext sql;

    SalesDay(DSLContext sql) {
        this.sql = sql;
    }

    /** The day all kept figures end with; today while nothing was sold yet. */
    @Transactional(readOnly = true)
    public LocalDate of(AccessScope scope) {
        return of(scope.date());
    }

    /** For work that nobody asked for. */
    LocalDate of(LocalDate today) {
        return sql.select(FIGURES_DAY.AS_OF)
                .from(FIGURES_DAY)
                .fetchOptional(FIGURES_DAY.AS_OF)
                .orElse(today);
    }

    /** The first day anything was sold on; empty while nothing was. */
    Optional<LocalDate> first() {
        return Optional.ofNullable(sql.select(min(CLIENT_DAY.SOLD_ON))
                .from(CLIENT_DAY)
                .fetchSingle()
                .value1());
    }

    /** Whether the data end before today, so that a page must name the day. */
    static boolean isPast(AccessScope scope, LocalDate asOf) {
        return asOf.isBefore(scope.date().minusDays(CURRENT_DAYS - 1L));
    }

    /** What the day should be, by the lines there are. */
    LocalDate reckoned(LocalDate today) {
        var last = sql.select(max(CLIENT_DAY.SOLD_ON))
                .from(CLIENT_DAY)
                .where(CLIENT_DAY.SOLD_ON.le(today))
                .fetchSingle()
                .value1();
        return last == null || last.isAfter(today.minusDays(CURRENT_DAYS)) ? today : last;
    }

    /**
     * Puts it on record, and keeps everybody else from doing so until the transaction ends.
     *
     * @return the day it was before; empty when there was none
     */
    Optional<LocalDate> moveTo(LocalDate day) {
        var before = sql.select(FIGURES_DAY.AS_OF).from(FIGURES_DAY).forUpdate().fetchOptional(FIGURES_DAY.AS_OF);
        sql.insertInto(FIGURES_DAY)
                .set(FIGURES_DAY.AS_OF, day)
                .onDuplicateKeyUpdate()
                .set(FIGURES_DAY.AS_OF, day)
                .execute();
        return before;
    }
}
