package caposaldo.db;

import static caposaldo.db.ground.Tables.NUMBER_SERIES;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Numbers without gaps: taken in the transaction that uses them, given back when it fails. */
@Component
public class NumberSeries {

    private final DSLContext sql;

    NumberSeries(DSLContext sql) {
        this.sql = sql;
    }

    /** The next number of a series in a year, such as {@code ABS-2026-0007}. Call it inside the transaction that uses it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String next(String series, int year) {
        var last = sql.insertInto(NUMBER_SERIES)
                .set(NUMBER_SERIES.SERIES, series)
                .set(NUMBER_SERIES.YEAR, year)
                .set(NUMBER_SERIES.LAST, 1)
                .onConflict(NUMBER_SERIES.SERIES, NUMBER_SERIES.YEAR)
                .doUpdate()
                .set(NUMBER_SERIES.LAST, NUMBER_SERIES.LAST.plus(1))
                .returningResult(NUMBER_SERIES.LAST)
                .fetchSingle()
                .value1();
        return "%s-%d-%04d".formatted(series, year, last);
    }
}
