package caposaldo.reliability;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.receivable.Tables.LEDGER_ITEM;
import static caposaldo.db.reliability.Tables.FORECAST;
import static caposaldo.db.sales.Tables.CLIENT_FIGURE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Percent;
import caposaldo.pricing.VatRate;
import caposaldo.pricing.VatRates;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.PaymentFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** What a client buys and how it pays, from our books; what somebody foresees goes before the books. */
@Component
class Trades {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final DSLContext sql;
    private final PaymentFigures figures;
    private final VatRates vat;
    private final LedgerCurrency currency;

    Trades(DSLContext sql, PaymentFigures figures, VatRates vat, LedgerCurrency currency) {
        this.sql = sql;
        this.figures = figures;
        this.vat = vat;
        this.currency = currency;
    }

    /** Of a client that the caller has seen to be visible. */
    Trade of(AccessScope scope, ClientId client) {
        var paid = figures.of(scope, client);
        var term = term(client, scope.date()).as("term");
        var row = sql.select(CLIENT.COUNTRY, CLIENT_FIGURE.REVENUE_12, FORECAST.MONTHLY_SALES, FORECAST.TERM_DAYS, term)
                .from(CLIENT)
                .leftJoin(CLIENT_FIGURE)
                .on(CLIENT_FIGURE.CLIENT_ID.eq(CLIENT.ID))
                .leftJoin(FORECAST)
                .on(FORECAST.CLIENT_ID.eq(CLIENT.ID).and(FORECAST.CURRENCY.eq(currency.code())))
                .where(CLIENT.ID.eq(client.value()))
                .fetchSingle();
        var foreseen = Optional.ofNullable(row.get(FORECAST.MONTHLY_SALES));
        var termForeseen = Optional.ofNullable(row.get(FORECAST.TERM_DAYS)).map(BigDecimal::valueOf);
        var sold = Optional.ofNullable(row.get(CLIENT_FIGURE.REVENUE_12))
                .filter(year -> year.signum() > 0)
                .map(year -> year.divide(MONTHS, 10, RoundingMode.HALF_UP));
        return new Trade(
                foreseen.or(() -> sold).map(currency::money),
                foreseen.isPresent(),
                rate(Objects.requireNonNull(row.get(CLIENT.COUNTRY)), scope.date()),
                termForeseen.or(() -> Optional.ofNullable(row.get(term))),
                termForeseen.isPresent(),
                optional(paid.weightedDays()),
                optional(paid.index()));
    }

    private Optional<Percent> rate(String country, LocalDate day) {
        return vat.standard(country, day).map(VatRate::rate);
    }

    private static Optional<BigDecimal> optional(OptionalDouble figure) {
        return figure.isPresent() ? Optional.of(BigDecimal.valueOf(figure.getAsDouble())) : Optional.empty();
    }

    /** Days from invoice to due date over twelve months, weighted by amount. */
    private Field<BigDecimal> term(ClientId client, LocalDate today) {
        var days = field("({0} - {1})", Integer.class, LEDGER_ITEM.DUE_ON, LEDGER_ITEM.ISSUED_ON);
        return field(select(sum(LEDGER_ITEM.AMOUNT.mul(days)).div(nullif(sum(LEDGER_ITEM.AMOUNT), BigDecimal.ZERO)))
                .from(LEDGER_ITEM)
                .where(LEDGER_ITEM.CLIENT_ID.eq(client.value()))
                .and(LEDGER_ITEM.CURRENCY.eq(currency.code()))
                .and(LEDGER_ITEM.KIND.eq(LedgerItem.Kind.INVOICE.name()))
                .and(LEDGER_ITEM.CANCELLED_ON.isNull())
                .and(LEDGER_ITEM.ISSUED_ON.gt(today.minusYears(1))));
    }
}
