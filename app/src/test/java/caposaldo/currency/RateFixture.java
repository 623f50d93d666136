package caposaldo.currency;

import caposaldo.TestClock;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jooq.DSLContext;

/** What dollars and yen are worth in every test: kept sums of clients at the latest rate stay true whichever class comes next. */
public final class RateFixture {

    public static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);
    public static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    public static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 16);

    private RateFixture() {}

    public static void keep(DSLContext sql) {
        rate(sql, "USD", SEPTEMBER, "1.10");
        rate(sql, "USD", OCTOBER, "1.05");
        rate(sql, "USD", NOVEMBER, "1.15");
        rate(sql, "USD", TestClock.TODAY, "1.20");
        rate(sql, "JPY", SEPTEMBER, "163.7");
        rate(sql, "JPY", OCTOBER, "158.3");
        rate(sql, "JPY", TestClock.TODAY, "160");
    }

    private static void rate(DSLContext sql, String currency, LocalDate day, String units) {
        sql.execute(
                "insert into currency.exchange_rate (currency, day, units, source) values (?, ?, ?, 'ECB') on conflict do nothing",
                currency,
                day,
                new BigDecimal(units));
    }
}
