package caposaldo.currency;

import static caposaldo.db.currency.Tables.EXCHANGE_RATE;

import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The rate of a day: the latest that was published at or before it. */
@Component
public class ExchangeRates {

    /** The longest that markets are closed is four days, at Easter; a week leaves room for one file that came late. */
    static final int OLDEST_DAYS = 7;

    /** A currency on a day. */
    public record Asked(Currency currency, LocalDate day) {}

    /** {0} currencies, {1} days, {2} how old a rate may be; one row each that has one. */
    private static final String MANY = """
            select w.currency, w.day as asked, r.day, r.units
            from unnest({0}, {1}) as w (currency, day)
            cross join lateral (
                select x.day, x.units from currency.exchange_rate x
                where x.currency = w.currency and x.day between w.day - {2} and w.day order by x.day desc limit 1) r
            """;

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
                .orElseThrow(() -> missing(new Asked(currency, day), field));
    }

    /**
     * What is in a currency from a day on.
     *
     * @param field of which the caller says it when there is no rate
     * @throws Invalid when it is another than the company's and none was published in the week up to the day
     */
    public Valuation valuation(Currency currency, LocalDate day, String field) {
        return new Valuation(
                currency, own, currency.equals(own) ? Optional.empty() : Optional.of(on(currency, day, field)));
    }

    /**
     * As a document keeps it.
     *
     * @param units null for what is in the company's currency
     * @param day on which they were published; null with them
     */
    public Valuation kept(String currency, @Nullable BigDecimal units, @Nullable LocalDate day) {
        var of = Currency.getInstance(currency);
        return new Valuation(
                of,
                own,
                units == null
                        ? Optional.empty()
                        : Optional.of(new ExchangeRate(own, of, Objects.requireNonNull(day), units)));
    }

    /** That there is none of the day, in words that say which one to add. */
    public static Invalid missing(Asked asked, String field) {
        return Invalid.field(
                field, "currency.invalid.missing", asked.currency().getCurrencyCode(), asked.day(), OLDEST_DAYS);
    }

    /** For the many at once, in one statement; what has none is left out. */
    public Map<Asked, ExchangeRate> of(Collection<Asked> wanted) {
        var all = List.copyOf(Set.copyOf(wanted));
        if (all.isEmpty()) {
            return Map.of();
        }
        return sql
                .resultQuery(
                        MANY,
                        DSL.val(all.stream()
                                .map(one -> one.currency().getCurrencyCode())
                                .toArray(String[]::new)),
                        DSL.val(all.stream().map(Asked::day).toArray(LocalDate[]::new)),
                        DSL.inline(OLDEST_DAYS))
                .fetch(row -> Map.entry(
                        new Asked(
                                Currency.getInstance(row.get("currency", String.class)),
                                row.get("asked", LocalDate.class)),
                        new ExchangeRate(
                                own,
                                Currency.getInstance(row.get("currency", String.class)),
                                row.get("day", LocalDate.class),
                                row.get("units", BigDecimal.class))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The latest that is known on a day, however old. */
    public Optional<ExchangeRate> latest(Currency currency, LocalDate day) {
        return sql.select(EXCHANGE_RATE.DAY, EXCHANGE_RATE.UNITS)
                .from(EXCHANGE_RATE)
                .where(EXCHANGE_RATE.CURRENCY.eq(currency.getCurrencyCode()))
                .and(EXCHANGE_RATE.DAY.le(day))
                .orderBy(EXCHANGE_RATE.DAY.desc())
                .limit(1)
                .fetchOptional(row -> new ExchangeRate(
                        own, currency, Objects.requireNonNull(row.value1()), Objects.requireNonNull(row.value2())));
    }

    public Currency own() {
        return own;
    }
}
