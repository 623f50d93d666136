package caposaldo.currency;

import static caposaldo.db.currency.Tables.EXCHANGE_RATE;

import caposaldo.kernel.Invalid;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The rate of a day: the latest that was published at or before it. */
@Component
public class ExchangeRates {

    /** The longest that markets are closed is four days, at Easter; a week leaves room for one file that came late. */
    static final int OLDEST_DAYS = 7;

    private final DSLContext sql;
    private final Currency own;

    ExchangeRates(DSLContext sql, @Value("${caposaldo.currency:EUR}") String own) {
        this.sql = sql;
        this.own = Currency.getInstance(own);
    }

    /**
     * @param currency another than the company's
     * @param field of which the caller says it when there is none
     * @throws Invalid when none was published in the week up to the day, naming currency and day
     */
    public ExchangeRate on(Currency currency, LocalDate day, String field) {
        return sql.select(EXCHANGE_RATE.DAY, EXCHANGE_RATE.UNITS)
                .from(EXCHANGE_RATE)
                .where(EXCHANGE_RATE.CURRENCY.eq(currency.getCurrencyCode()))
                .and(EXCHANGE_RATE.DAY.between(day.minusDays(OLDEST_DAYS), day))
                .orderBy(EXCHANGE_RATE.DAY.desc())
                .limit(1)
                .fetchOptional(row -> new ExchangeRate(
                        own, currency, Objects.requireNonNull(row.value1()), Objects.requireNonNull(row.value2())))
                .orElseThrow(() ->
                        Invalid.field(field, "currency.invalid.missing", currency.getCurrencyCode(), day, OLDEST_DAYS));
    }

    public Currency own() {
        return own;
    }
}
