package caposaldo.currency;

import caposaldo.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the amounts of one document are worth in the company's currency: at its one rate, or as they stand.
 *
 * @param currency of the document
 * @param own the company's
 * @param rate empty for a document in the company's currency
 */
public record Valuation(Currency currency, Currency own, Optional<ExchangeRate> rate) {

    private static final int PRICE_DECIMALS = 4;

    public Valuation {
        if (rate.isEmpty() != currency.equals(own)) {
            throw new IllegalArgumentException("What is in " + currency + " and kept in " + own + " is at " + rate);
        }
    }

    public boolean isOwn() {
        return rate.isEmpty();
    }

    /** Units of the document's currency for one of the company's; null where it is that. */
    public @Nullable BigDecimal units() {
        return rate.map(ExchangeRate::units).orElse(null);
    }

    /** An amount of the document. */
    public Money money(BigDecimal amount) {
        return new Money(amount, currency);
    }

    /** In the company's currency, rounded half up once. */
    public Money value(Money amount) {
        return rate.map(at -> at.value(amount)).orElse(amount);
    }

    /** The same of an amount of the document. */
    public Money value(BigDecimal amount) {
        return value(money(amount));
    }

    /** The most of the document's currency that is worth no more than this. */
    public BigDecimal most(BigDecimal value) {
        return rate.map(at ->
                        value.multiply(at.units()).setScale(currency.getDefaultFractionDigits(), RoundingMode.FLOOR))
                .orElse(value);
    }

    /** What a price or cost of the company's currency is in the document's. */
    public BigDecimal price(BigDecimal own) {
        return rate.map(at -> own.multiply(at.units()).setScale(PRICE_DECIMALS, RoundingMode.HALF_UP))
                .orElse(own);
    }

    /** The same of each. */
    public <K> Map<K, BigDecimal> prices(Map<K, BigDecimal> own) {
        return own.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> price(one.getValue())));
    }
}
