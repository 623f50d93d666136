package caposaldo.reliability;

import static caposaldo.db.reliability.Tables.FORECAST;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import caposaldo.receivable.LedgerCurrency;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.5: what somebody foresees of a client, such as a new one, in place of what our own books say. */
@Component
public class KeepForecast {

    /**
     * @param monthlySales net; empty for what the books say
     * @param termDays empty for what the books say
     * @param version 0 where nothing is written
     */
    public record Forecast(Optional<Money> monthlySales, Optional<Integer> termDays, int version) {}

    private static final int LONGEST_TERM = 365;

    private final DSLContext sql;
    private final Clients clients;
    private final Trail trail;
    private final LedgerCurrency currency;

    KeepForecast(DSLContext sql, Clients clients, Trail trail, LedgerCurrency currency) {
        this.sql = sql;
        this.clients = clients;
        this.trail = trail;
        this.currency = currency;
    }

    @Transactional(readOnly = true)
    public Forecast of(AccessScope scope, ClientId client) {
        scope.require(Right.CREDIT_READ);
        clients.check(scope, client);
        return sql.selectFrom(FORECAST)
                .where(FORECAST.CLIENT_ID.eq(client.value()))
                .fetchOptional(row -> new Forecast(
                        Optional.ofNullable(row.getMonthlySales()).map(currency::money),
                        Optional.ofNullable(row.getTermDays()),
                        row.getVersion()))
                .orElse(new Forecast(Optional.empty(), Optional.empty(), 0));
    }

    /**
     * @throws Invalid when a figure cannot be
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void keep(AccessScope scope, ClientId client, Forecast forecast) {
        scope.require(Right.CREDIT_ASK);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        if (forecast.monthlySales.filter(Money::isNegative).isPresent()) {
            throw Invalid.field("monthlySales", "credit.invalid.amount");
        } else if (forecast.termDays
                .filter(days -> days < 0 || days > LONGEST_TERM)
                .isPresent()) {
            throw Invalid.field("termDays", "reliability.invalid.term", LONGEST_TERM);
        }
        var kept = sql.selectFrom(FORECAST)
                .where(FORECAST.CLIENT_ID.eq(client.value()))
                .forUpdate()
                .fetchOptional();
        if (kept.map(row -> row.getVersion()).orElse(0) != forecast.version) {
            throw new Stale("forecast of client " + client.value());
        } else if (forecast.monthlySales.isEmpty() && forecast.termDays.isEmpty()) {
            kept.ifPresent(row -> row.delete());
        } else if (!write(client, forecast)) {
            throw new Stale("forecast of client " + client.value());
        }
    }

    /** Whether nobody else began one meanwhile. */
    private boolean write(ClientId client, Forecast forecast) {
        var sales = forecast.monthlySales.map(Money::amount).orElse(null);
        var term = forecast.termDays.orElse(null);
        return sql.insertInto(FORECAST)
                        .set(FORECAST.CLIENT_ID, client.value())
                        .set(FORECAST.CURRENCY, currency.code())
                        .set(FORECAST.MONTHLY_SALES, sales)
                        .set(FORECAST.TERM_DAYS, term)
                        .onConflict(FORECAST.CLIENT_ID)
                        .doUpdate()
                        .set(FORECAST.MONTHLY_SALES, sales)
                        .set(FORECAST.TERM_DAYS, term)
                        .set(FORECAST.VERSION, FORECAST.VERSION.plus(1))
                        .where(FORECAST.VERSION.eq(forecast.version))
                        .execute()
                == 1;
    }
}
