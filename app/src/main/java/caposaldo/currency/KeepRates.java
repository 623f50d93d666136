package caposaldo.currency;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.13: what other currencies are worth is kept day by day, typed or from a file of the European Central Bank. Documents keep
 * the rate they were posted at, whatever is corrected here later.
 */
@Component
public class KeepRates {

    private static final int MOST_DECIMALS = 10;
    private static final int MOST_DIGITS = 15;

    /** What stands in a file twice is told apart by nothing: the days of one file are each there once. */
    private static final String KEEP = """
            with kept as (
                insert into currency.exchange_rate as r (currency, day, units, source)
                select currency, day, units, {3} from unnest({0}, {1}, {2}) as t (currency, day, units)
                on conflict (currency, day) do update set units = excluded.units, source = excluded.source
                where (r.units, r.source) is distinct from (excluded.units, excluded.source)
                returning currency
            )
            select currency, count(*)::integer as days from kept group by currency
            """;

    private final DSLContext sql;
    private final ApplicationEventPublisher events;
    private final Currency own;

    KeepRates(DSLContext sql, ApplicationEventPublisher events, ExchangeRates rates) {
        this.sql = sql;
        this.events = events;
        this.own = rates.own();
    }

    /**
     * Keeps a rate, or corrects the one of that day.
     *
     * @param units of the currency for one of the company's own
     * @throws Invalid when it is no other currency, no rate, or of a day to come
     */
    @Transactional
    public void keep(AccessScope scope, String code, LocalDate day, BigDecimal units) {
        scope.require(Right.RECEIVABLE_POST);
        var currency = other(code);
        if (day.isAfter(scope.date())) {
            throw Invalid.field("day", "currency.invalid.future");
        } else if (units.signum() <= 0
                || units.scale() > MOST_DECIMALS
                || units.precision() - units.scale() > MOST_DIGITS) {
            throw Invalid.field("units", "currency.invalid.units");
        }
        write(scope, List.of(new ReferenceRates.Rate(currency, day, units)), "TYPED");
    }

    /**
     * @return how many rates are new or other than before
     * @throws Invalid naming line and reason when the file cannot be read, or the company's currency is not the euro
     */
    @Transactional
    public int take(AccessScope scope, InputStream content) {
        scope.require(Right.RECEIVABLE_POST);
        if (!own.getCurrencyCode().equals("EUR")) {
            throw Invalid.field("file", "currency.refused.own", own.getCurrencyCode());
        }
        return write(scope, ReferenceRates.read(content), "ECB");
    }

    private int write(AccessScope scope, List<ReferenceRates.Rate> rates, String source) {
        var changed = sql.resultQuery(
                        KEEP,
                        DSL.val(rates.stream()
                                .map(rate -> rate.currency().getCurrencyCode())
                                .toArray(String[]::new)),
                        DSL.val(rates.stream().map(ReferenceRates.Rate::day).toArray(LocalDate[]::new)),
                        DSL.val(rates.stream().map(ReferenceRates.Rate::units).toArray(BigDecimal[]::new)),
                        DSL.val(source))
                .fetchMap(row -> row.get("currency", String.class), row -> row.get("days", Integer.class));
        if (!changed.isEmpty()) {
            events.publishEvent(new RatesChanged(changed.keySet(), scope.date()));
        }
        return changed.values().stream().mapToInt(Integer::intValue).sum();
    }

    private Currency other(String code) {
        var wanted = code.strip().toUpperCase(Locale.ROOT);
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(wanted) && !known.equals(own))
                .findFirst()
                .orElseThrow(() -> Invalid.field("currency", "currency.invalid.currency", wanted));
    }
}
