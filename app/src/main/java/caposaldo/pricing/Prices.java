package caposaldo.pricing;

import caposaldo.account.Client;
import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.sales.BoughtVolume;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.9: what a client pays for products on a day, each price with the whole way to it. */
@Component
public class Prices {

    private final Clients clients;
    private final BoughtVolume volume;
    private final PriceBook book;
    private final Currency currency;

    Prices(Clients clients, BoughtVolume volume, PriceBook book, @Value("${caposaldo.currency:EUR}") String currency) {
        this.clients = clients;
        this.volume = volume;
        this.book = book;
        this.currency = Currency.getInstance(currency);
    }

    /** The company's currency: of list prices, of costs, and of what is agreed with clients. */
    public Currency currency() {
        return currency;
    }

    /** @throws caposaldo.kernel.Missing when there is no such client for this person */
    @Transactional(readOnly = true)
    public PriceExplanation explain(
            AccessScope scope, ClientId client, ItemId item, LocalDate day, BigDecimal quantity) {
        return of(scope, client, List.of(item), day, quantity).getFirst();
    }

    /**
     * Of each product in the order given, for one unit when {@code quantity} units are bought.
     *
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public List<PriceExplanation> of(
            AccessScope scope, ClientId client, List<ItemId> items, LocalDate day, BigDecimal quantity) {
        scope.require(Right.ITEM_READ);
        var engine = engine(scope, clients.get(scope, client), day);
        return book.offers(client, items, day, engine.columnsThatMatter()).stream()
                .map(offer -> engine.explain(offer, quantity))
                .toList();
    }

    /** A product and how many of it are wanted. */
    public record Wanted(ItemId item, BigDecimal quantity) {}

    /**
     * The same for each product in a quantity of its own, in the order given; one may come twice.
     *
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public List<PriceExplanation> each(AccessScope scope, Client client, List<Wanted> wanted, LocalDate day) {
        scope.require(Right.ITEM_READ);
        var engine = engine(scope, client, day);
        var items = wanted.stream().map(Wanted::item).distinct().toList();
        var offers = book.offers(client.id(), items, day, engine.columnsThatMatter()).stream()
                .collect(Collectors.toMap(Offer::item, offer -> offer));
        return wanted.stream()
                .map(line -> engine.explain(java.util.Objects.requireNonNull(offers.get(line.item())), line.quantity()))
                .toList();
    }

    /**
     * Every rule as it stands for the client on the day, before any product is looked at.
     *
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public List<PriceExplanation.RuleTrace> rules(AccessScope scope, ClientId client, LocalDate day) {
        scope.require(Right.ITEM_READ);
        return engine(scope, clients.get(scope, client), day).rules();
    }

    private PriceEngine engine(AccessScope scope, Client client, LocalDate day) {
        var rules = book.rules();
        var buyer = new Buyer(
                client.segment(),
                client.channel(),
                client.sizeClass(),
                client.country(),
                volume.of(scope, client.id(), day, months(rules)));
        return new PriceEngine(Columns.of(book.columns(day)), rules, buyer, day, currency);
    }

    private static Set<Integer> months(List<ColumnRule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.facts().volume().stream())
                .map(ColumnRule.LeastVolume::months)
                .collect(Collectors.toSet());
    }
}
