package caposaldo.currency;

import java.time.LocalDate;
import java.util.Set;

/**
 * What these currencies are worth is known anew; told inside the transaction that keeps it.
 *
 * @param currencies their codes
 */
public record RatesChanged(Set<String> currencies, LocalDate today) {

    public RatesChanged {
        currencies = Set.copyOf(currencies);
    }
}
