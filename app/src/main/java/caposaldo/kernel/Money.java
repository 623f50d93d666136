package caposaldo.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * An amount in one currency, at the currency's own scale.
 *
 * <p>Mixing currencies is a programming error and throws {@link IllegalArgumentException}.
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    public Money {
        amount = amount.setScale(scaleOf(currency), RoundingMode.HALF_UP);
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** Rounded half up to the currency's scale, once, at the end. */
    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    /**
     * Parts in proportion to the weights whose sum is exactly this amount: what rounding leaves over goes, one smallest
     * unit each, to the parts that lost most.
     *
     * @param weights at least one, none negative, not all zero
     */
    public List<Money> splitBy(List<BigDecimal> weights) {
        var total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.signum() <= 0 || weights.stream().anyMatch(w -> w.signum() < 0)) {
            throw new IllegalArgumentException("Weights must not be negative and must not sum to zero: " + weights);
        }
        var scale = amount.scale();
        var exact = weights.stream()
                .map(w -> amount.multiply(w).divide(total, scale + 12, RoundingMode.HALF_EVEN))
                .toList();
        var parts = new ArrayList<>(
                exact.stream().map(e -> e.setScale(scale, RoundingMode.FLOOR)).toList());
        var left = amount.subtract(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .unscaledValue()
                .intValueExact();
        var byLoss = new ArrayList<Integer>();
        for (int i = 0; i < parts.size(); i++) {
            byLoss.add(i);
        }
        byLoss.sort((a, b) ->
                exact.get(b).subtract(parts.get(b)).compareTo(exact.get(a).subtract(parts.get(a))));
        for (int i = 0; i < left; i++) {
            parts.set(byLoss.get(i), parts.get(byLoss.get(i)).add(BigDecimal.ONE.movePointLeft(scale)));
        }
        return parts.stream().map(p -> new Money(p, currency)).toList();
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot combine " + currency + " with " + other.currency);
        }
        return other;
    }

    private static int scaleOf(Currency currency) {
        return Math.max(currency.getDefaultFractionDigits(), 0);
    }
}
