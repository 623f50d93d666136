package caposaldo.pricing;

import caposaldo.catalog.ItemId;
import caposaldo.catalog.Items;
import caposaldo.currency.ExchangeRates;
import caposaldo.currency.Valuation;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What one unit costs us, in the currency a price is told in. */
@Component
public class UnitCosts {

    private final Items items;
    private final ExchangeRates rates;

    UnitCosts(Items items, ExchangeRates rates) {
        this.items = items;
        this.rates = rates;
    }

    /**
     * On the scope's day, at the latest rate until then.
     *
     * @return of those whose cost is known; of none where the currency has no rate, or the person may not see costs
     */
    public Map<ItemId, BigDecimal> in(Currency currency, AccessScope scope, List<ItemId> wanted) {
        if (!scope.may(Right.MARGIN_READ)) {
            return Map.of();
        }
        var costs = items.costs(scope, wanted);
        return currency.equals(rates.own())
                ? costs
                : rates.latest(currency, scope.date())
                        .map(rate -> new Valuation(currency, rates.own(), Optional.of(rate)).prices(costs))
                        .orElse(Map.of());
    }
}
