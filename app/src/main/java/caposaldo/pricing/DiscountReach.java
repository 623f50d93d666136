package caposaldo.pricing;

import caposaldo.account.Client;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Role;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Whose word is enough for a price with a client, by what is written about discounts. */
@Component
public class DiscountReach {

    private final DiscountRights rights;
    private final AskedPrices asked;

    DiscountReach(DiscountRights rights, AskedPrices asked) {
        this.rights = rights;
        this.asked = asked;
    }

    /** @param terms what is wanted; its days are not looked at */
    public Predicate<Role> of(AccessScope scope, Client client, AgreePrice.Terms terms) {
        var waterfall = asked.waterfall(scope, client.id(), terms);
        var policy = rights.on(scope.date());
        var wanted = new DiscountPolicy.Case(
                rights.groupsOf(terms.item()), client.segment(), waterfall.discount(), waterfall.margin());
        return role -> policy.verdict(role, wanted).enough();
    }
}
