package caposaldo.pricing.web;

import caposaldo.account.ClientId;
import caposaldo.approval.Approvals;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.pricing.AgreedPrice;
import caposaldo.pricing.AgreedPrices;
import caposaldo.pricing.Agreements;
import caposaldo.pricing.AskPrice;
import caposaldo.pricing.AskedPrices;
import caposaldo.pricing.Prices;
import caposaldo.pricing.UnitCosts;
import caposaldo.sales.ClientProducts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts the prices of one client together: any number of products in the same few statements. */
@Component
class ClientPrices {

    private static final int PRODUCTS = 50;
    private static final int QUIET_MONTHS = 6;

    private final Prices prices;
    /** What is agreed with clients, as a whole and of products, and what was asked for. */
    @Component
    record Kept(AgreedPrices prices, Agreements agreements, AskedPrices asked) {}

    private final Kept agreed;
    private final UnitCosts costs;
    private final Approvals approvals;
    private final ClientProducts products;
    private final PriceCheck check;

    ClientPrices(
            Prices prices,
            Kept agreed,
            UnitCosts costs,
            Approvals approvals,
            ClientProducts products,
            PriceCheck check) {
        this.prices = prices;
        this.agreed = agreed;
        this.costs = costs;
        this.approvals = approvals;
        this.products = products;
        this.check = check;
    }

    ClientPricesPage of(AccessScope scope, ClientId client) {
        return new ClientPricesPage(
                client,
                prices.rules(scope, client, Prices.Basis.USUAL, scope.date()),
                scope.may(Right.SALES_READ) ? lines(scope, client) : List.of(),
                agreed.prices.of(scope, client),
                agreed.agreements.of(scope, client),
                prices.currencies(scope, client, scope.date()),
                scope.may(Right.MARGIN_READ),
                asked(scope, client),
                scope.may(Right.PRICE_AGREE),
                scope.may(Right.CLIENT_EDIT) && !scope.positions().isEmpty(),
                scope.date());
    }

    private List<ClientPricesPage.Asked> asked(AccessScope scope, ClientId client) {
        return agreed.asked.of(scope, client).stream()
                .filter(a -> a.state() != AskedPrices.State.AGREED)
                .map(a -> new ClientPricesPage.Asked(
                        a,
                        approvals
                                .latest(scope, AskPrice.KIND, Long.toString(a.id()))
                                .map(request -> "/approvals/" + request)
                                .orElse("")))
                .toList();
    }

    private List<ClientPricesPage.Line> lines(AccessScope scope, ClientId client) {
        var bought = products.bought(scope, client, QUIET_MONTHS, PRODUCTS).items();
        var ids = bought.stream().map(b -> new ItemId(b.item())).toList();
        var priced = prices.of(scope, client, Prices.Basis.USUAL, ids, scope.date(), BigDecimal.ONE);
        var known = priced.isEmpty()
                ? Map.<ItemId, BigDecimal>of()
                : costs.in(priced.getFirst().currency(), scope, ids);
        var last = check.last(scope, client, ids);
        var lines = new ArrayList<ClientPricesPage.Line>();
        for (var i = 0; i < ids.size(); i++) {
            var item = ids.get(i);
            var price = priced.get(i);
            var cost = Optional.ofNullable(known.get(item));
            lines.add(new ClientPricesPage.Line(
                    item,
                    bought.get(i).code(),
                    bought.get(i).name(),
                    price,
                    PriceCheckPage.margin(price.price(), cost),
                    last.getOrDefault(item, List.of())));
        }
        return lines;
    }

    AgreedPrice agreed(AccessScope scope, ClientId client, long id) {
        return agreed.prices.get(scope, client, id);
    }
}
