package caposaldo.pricing;

import caposaldo.account.Client;
import caposaldo.currency.ExchangeRates;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Percent;
import caposaldo.kernel.Role;
import java.math.BigDecimal;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Whose word is enough for a price with a client, by what is written about discounts. */
@Component
public class DiscountReach {

    private final DiscountRights rights;
    private final AskedPrices asked;
    private final ExchangeRates rates;

    DiscountReach(DiscountRights rights, AskedPrices asked, ExchangeRates rates) {
        this.rights = rights;
        this.asked = asked;
        this.rates = rates;
    }

    /**
     * @param terms what is wanted; its days are not looked at
     * @throws caposaldo.kernel.Invalid when nobody knows what its currency is worth, and so what margin it leaves
     */
    public Predicate<Role> of(AccessScope scope, Client client, AgreePrice.Terms terms) {
        var currency = terms.currency();
        if (currency != null) {
            rates.valuation(currency, scope.date(), "currency");
        }
        var waterfall = asked.waterfall(scope, client.id(), terms);
        var policy = rights.on(scope.date());
        var wanted = new DiscountPolicy.Case(
                rights.groupsOf(terms.item()), client.segment(), waterfall.discount(), waterfall.margin());
        return role -> policy.verdict(role, wanted).enough();
    }

    /** The same for an order as a whole: what it is below its columns' prices, and its net total in the company's currency. */
    public Predicate<Role> ofOrder(AccessScope scope, Client client, Percent discount, BigDecimal net) {
        var policy = rights.on(scope.date());
        var wanted = new DiscountPolicy.OrderCase(client.segment(), discount, net);
        return role -> policy.order(role, wanted).enough();
    }
}
