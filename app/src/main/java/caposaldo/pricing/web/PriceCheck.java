package caposaldo.pricing.web;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.catalog.ItemId;
import caposaldo.catalog.Items;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.pricing.Prices;
import caposaldo.pricing.UnitCosts;
import caposaldo.pricing.VatRates;
import caposaldo.sales.LastPrices;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a client would pay for a product, why, what is left of it, and what it paid before: one page's worth. */
@Component
class PriceCheck {

    /** How many earlier sales stand beside a price. */
    static final int LAST = 3;

    private static final BigDecimal MOST = new BigDecimal("999999999");

    private final Prices prices;
    private final Clients clients;
    private final Items items;
    private final LastPrices last;
    private final VatRates vat;
    private final UnitCosts costs;

    PriceCheck(Prices prices, Clients clients, Items items, LastPrices last, VatRates vat, UnitCosts costs) {
        this.prices = prices;
        this.clients = clients;
        this.items = items;
        this.last = last;
        this.vat = vat;
        this.costs = costs;
    }

    /** @throws Invalid when it is no quantity; one unit when nothing is written */
    static BigDecimal quantity(Optional<BigDecimal> written) {
        var quantity = written.orElse(BigDecimal.ONE);
        if (quantity.signum() <= 0
                || quantity.compareTo(MOST) > 0
                || quantity.stripTrailingZeros().scale() > 3) {
            throw Invalid.field("quantity", "pricing.invalid.quantity.some");
        }
        return quantity;
    }

    PriceCheckPage of(
            AccessScope scope, ClientId client, Prices.Basis basis, ItemId item, LocalDate day, BigDecimal quantity) {
        var explained = prices.explain(scope, client, basis, item, day, quantity);
        var buyer = clients.get(scope, client);
        return new PriceCheckPage(
                buyer,
                items.get(scope, item),
                explained,
                Optional.ofNullable(costs.in(explained.currency(), scope.on(day), List.of(item))
                        .get(item)),
                scope.may(Right.MARGIN_READ),
                vat.on(scope, item, buyer.country(), day),
                last(scope, client, List.of(item)).getOrDefault(item, List.of()));
    }

    /** Empty for who may not see sales. */
    Map<ItemId, List<LastPrices.Paid>> last(AccessScope scope, ClientId client, List<ItemId> ids) {
        return scope.may(Right.SALES_READ) ? last.of(scope, client, ids, LAST) : Map.of();
    }
}
