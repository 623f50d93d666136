package caposaldo.sample;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.catalog.Items;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Percent;
import caposaldo.pricing.AgreePrice;
import caposaldo.pricing.AskPrice;
import caposaldo.pricing.ColumnRule;
import caposaldo.pricing.ColumnRules;
import caposaldo.pricing.Formula;
import caposaldo.pricing.KeepPriceList;
import caposaldo.pricing.PriceListFacts;
import caposaldo.pricing.PriceListId;
import caposaldo.pricing.PriceLists;
import caposaldo.pricing.Prices;
import caposaldo.pricing.Rounding;
import caposaldo.security.AccessScopes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Steel Wheels' price columns, found in its own prices: what the quarter of its lines that paid least against the list
 * price paid, and the half; rules give them to who buys most. One unusual price waits for a decision.
 */
@Component
class SamplePrices {

    private static final Rounding TO_THE_CENT =
            new Rounding(new BigDecimal("0.01"), BigDecimal.ZERO, Rounding.Mode.NEAREST);

    private static final String MADE_UP = "made up";

    /** A product's and a client's code, as Steel Wheels writes them, and who looks after that client. */
    private static final String ASKED_PRODUCT = "S18_3232";

    private static final String ASKED_CLIENT = "141";
    private static final String ASKED_BY = "gerard.hernandez";

    /** What part of the list price is asked for: below any column. */
    private static final BigDecimal ASKED_PART = new BigDecimal("0.75");

    private final KeepPriceList keep;
    private final PriceLists lists;
    private final ColumnRules rules;
    private final AskPrice ask;
    private final Prices prices;
    private final Partners partners;

    /** Who and what a price is asked for. */
    @Component
    record Partners(Clients clients, Items items, AccessScopes scopes) {}

    SamplePrices(
            KeepPriceList keep, PriceLists lists, ColumnRules rules, AskPrice ask, Prices prices, Partners partners) {
        this.keep = keep;
        this.lists = lists;
        this.rules = rules;
        this.ask = ask;
        this.prices = prices;
        this.partners = partners;
    }

    /** @param scope of who may do everything */
    void fill(AccessScope scope, SteelWheels company) {
        var since = scope.date().minusYears(1);
        var list = keep.add(scope, new PriceListFacts("SW", "Steel Wheels", prices.currency(), since, null));
        var found = parts(company);
        column(scope, list, "LIST", "List price", since, BigDecimal.ONE);
        var usual = column(scope, list, "TRADE", "Trade", since, quantile(found, 2));
        var best = column(scope, list, "KEY", "Key account", since, quantile(found, 4));
        rule(scope, best, "Bought for 100 000 in 12 months", 100_000, since);
        rule(scope, usual, "Everybody else", 0, since);
        askAnUnusualPrice(scope, company);
    }

    /** What each line paid, as a part of the product's list price, the least first. */
    private static List<BigDecimal> parts(SteelWheels company) {
        Map<String, BigDecimal> listPrices = company.table("products").stream()
                .collect(Collectors.toMap(List::getFirst, product -> new BigDecimal(product.get(8))));
        return company.table("orderdetails").stream()
                .flatMap(line -> Optional.ofNullable(listPrices.get(line.get(1))).stream()
                        .map(price -> new BigDecimal(line.get(3)).divide(price, 4, RoundingMode.HALF_UP)))
                .sorted()
                .toList();
    }

    private static BigDecimal quantile(List<BigDecimal> ascending, int parts) {
        return ascending.get(ascending.size() / parts);
    }

    private long column(
            AccessScope scope, PriceListId list, String code, String name, LocalDate since, BigDecimal part) {
        var column = keep.addColumn(scope, list, lists.get(scope, list).version(), code, name);
        var less = Percent.ofShare(part.subtract(BigDecimal.ONE).doubleValue());
        keep.compute(
                scope,
                list,
                lists.get(scope, list).version(),
                column,
                new Formula(since, Optional.empty(), less, BigDecimal.ZERO, Optional.of(TO_THE_CENT)));
        return column;
    }

    private void rule(AccessScope scope, long column, String name, long volume, LocalDate since) {
        Optional<ColumnRule.LeastVolume> least = volume == 0
                ? Optional.empty()
                : Optional.of(new ColumnRule.LeastVolume(12, BigDecimal.valueOf(volume)));
        rules.add(scope, column, new ColumnRule.Facts(name, null, null, null, null, least, since, null));
    }

    private void askAnUnusualPrice(AccessScope scope, SteelWheels company) {
        var listPrice = company.table("products").stream()
                .filter(product -> product.getFirst().equals(ASKED_PRODUCT))
                .map(product -> new BigDecimal(product.get(8)))
                .findFirst();
        var asker = partners.scopes().of(ASKED_BY, scope.date());
        var item = Optional.ofNullable(
                partners.items().withCodes(scope, List.of(ASKED_PRODUCT)).get(ASKED_PRODUCT));
        var client = partners.clients().withCodes(scope, List.of(ASKED_CLIENT)).stream()
                .findFirst();
        if (asker.isPresent() && item.isPresent() && client.isPresent() && listPrice.isPresent()) {
            ask.ask(
                    asker.get(),
                    new ClientId(client.get()),
                    new AgreePrice.Terms(
                            item.get(),
                            BigDecimal.ONE,
                            listPrice.get().multiply(ASKED_PART).setScale(2, RoundingMode.HALF_UP),
                            scope.date(),
                            scope.date().plusMonths(3),
                            MADE_UP));
        }
    }
}
