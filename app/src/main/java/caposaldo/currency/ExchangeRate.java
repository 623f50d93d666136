package caposaldo.currency;

import caposaldo.kernel.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Currency;

/**
 * What a currency was worth on a day.
 *
 * @param own the company's currency
 * @param day on which it was published
 * @param units of the currency for one unit of the company's own, above zero
 */
public record ExchangeRate(Currency own, Currency currency, LocalDate day, BigDecimal units) {

    /** Enough that the one rounding at the end is that of the exact quotient, for every amount the ledger can hold. */
    private static final MathContext EXACT = new MathContext(60);

    public ExchangeRate {
        if (units.signum() <= 0) {
            throw new IllegalArgumentException("A rate is above zero: " + units);
        }
    }

    /** In the company's currency, rounded half up once. */
    public Money value(Money amount) {
        return new Money(same(amount, currency).divide(units, EXACT), own);
    }

    /** What an amount of the company's currency makes in the other, rounded half up once. */
    public Money inverse(Money value) {
        return new Money(same(value, own).multiply(units), currency);
    }

    private static BigDecimal same(Money amount, Currency wanted) {
        if (!amount.currency().equals(wanted)) {
            throw new IllegalArgumentException("Wanted " + wanted + ", not " + amount);
        }
        return amount.amount();
    }
}
