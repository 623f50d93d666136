package caposaldo.receivable;

import caposaldo.account.ClientId;
import caposaldo.currency.ExchangeRate;
import caposaldo.currency.Valuation;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The currencies documents are posted in. Each has a ledger of its own, so that no total ever mixes two; what is told of all
 * clients together is told in the company's.
 */
@Component
public class LedgerCurrency {

    /** The ledger keeps cents. */
    private static final int MOST_DECIMALS = 2;

    private final Currency own;

    LedgerCurrency(@Value("${caposaldo.currency:EUR}") String own) {
        this.own = Currency.getInstance(own);
    }

    public String code() {
        return own.getCurrencyCode();
    }

    /** An amount of the company's currency as the database keeps it. */
    public Money money(BigDecimal amount) {
        return new Money(amount, own);
    }

    /** An amount of any currency as the database keeps it. */
    public Money money(BigDecimal amount, String code) {
        return new Money(amount, code.equals(own.getCurrencyCode()) ? own : Currency.getInstance(code));
    }

    /** What a currency was worth in the company's. */
    ExchangeRate rate(String code, LocalDate day, BigDecimal units) {
        return new ExchangeRate(own, Currency.getInstance(code), day, units);
    }

    Valuation valued(Optional<ExchangeRate> rate) {
        return new Valuation(rate.map(ExchangeRate::currency).orElse(own), own, rate);
    }

    public boolean isOwn(Currency currency) {
        return currency.equals(own);
    }

    /** Whether a ledger can be in it: not one of more decimals than are kept, nor one that is no money, such as gold. */
    public static boolean keeps(Currency currency) {
        return currency.getDefaultFractionDigits() >= 0 && currency.getDefaultFractionDigits() <= MOST_DECIMALS;
    }

    /**
     * A currency as somebody names it.
     *
     * @param code null or blank is the company's
     * @throws Invalid when there is no such currency, or it has more decimals than the ledger keeps
     */
    public Currency named(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return own;
        }
        var wanted = code.strip().toUpperCase(Locale.ROOT);
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(wanted) && keeps(known))
                .findFirst()
                .orElseThrow(() -> Invalid.field("currency", "receivable.invalid.currency", wanted));
    }

    /**
     * A client's ledger as somebody names it.
     *
     * @param code null or blank is the company's
     * @throws Invalid when there is no such currency, or it has more decimals than the ledger keeps
     */
    public ClientLedger of(ClientId client, @Nullable String code) {
        return new ClientLedger(client, named(code));
    }

    /**
     * An amount as somebody gives it: what would have to be rounded is refused, not rounded.
     *
     * @throws Invalid when it has more decimals than the currency
     */
    public Money exact(BigDecimal amount, String field) {
        return exact(amount, own, field);
    }

    /**
     * The same of another currency.
     *
     * @throws Invalid when it has more decimals than the currency
     */
    public Money exact(BigDecimal amount, Currency of, String field) {
        var money = new Money(amount, of);
        if (money.amount().compareTo(amount) != 0) {
            throw Invalid.field(field, "receivable.invalid.decimals", of.getDefaultFractionDigits());
        }
        return money;
    }
}
