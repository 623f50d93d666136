package caposaldo.pricing;

import caposaldo.account.Client;
import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.db.Question;
import caposaldo.kernel.Right;
import caposaldo.receivable.PaymentHabits;
import caposaldo.sales.BoughtVolume;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.9: what a client pays for products on a day, each price with the whole way to it. */
@Component
public class Prices {

    /** What is known of a client that rules ask for. */
    @Component
    record Known(BoughtVolume volume, PaymentHabits paid, Agreements agreements) {}

    private final Clients clients;
    private final Known known;
    private final PriceBook book;
    private final Currency currency;

    /** For how many months the rules asked what was bought; they do so again until somebody writes others. */
    private volatile Set<Integer> monthsAskedLast = Set.of();

    Prices(Clients clients, Known known, PriceBook book, @Value("${caposaldo.currency:EUR}") String currency) {
        this.clients = clients;
        this.known = known;
        this.book = book;
        this.currency = Currency.getInstance(currency);
    }

    /**
     * By what prices are told.
     *
     * @param agreement the one that counts, where it holds on the day; null for every one that does
     * @param currency of the prices; null for the client's usual one: of the list whose column the rules name
     */
    public record Basis(@Nullable Long agreement, @Nullable Currency currency) {

        public static final Basis USUAL = new Basis(null, null);
    }

    /** The company's currency: of list prices and of costs. */
    public Currency currency() {
        return currency;
    }

    /**
     * The currency of the list whose column the rules name for the client; the company's where none does.
     *
     * @param agreement the one that counts; null for every one that holds
     */
    @Transactional(readOnly = true)
    public Currency usual(AccessScope scope, Client client, @Nullable Long agreement, LocalDate day) {
        scope.require(Right.ITEM_READ);
        return usual(scope, client, agreement, day, book.columns(day));
    }

    private Currency usual(
            AccessScope scope,
            Client client,
            @Nullable Long agreement,
            LocalDate day,
            Question<List<PriceColumn>> columns) {
        return columns.answer().stream()
                        .allMatch(column -> column.list().currency().equals(currency))
                ? currency
                : asked(scope, client, day, new Basis(agreement, null), columns, List.of())
                        .engine
                        .currency();
    }

    /**
     * Those in which the client may have prices on the day, its usual one first.
     *
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public List<Currency> currencies(AccessScope scope, ClientId client, LocalDate day) {
        return currencies(scope, clients.get(scope, client), day);
    }

    /** The same for who has read the client. */
    @Transactional(readOnly = true)
    public List<Currency> currencies(AccessScope scope, Client client, LocalDate day) {
        scope.require(Right.ITEM_READ);
        var columns = book.columns(day);
        return Stream.of(
                        Stream.of(usual(scope, client, null, day, columns), currency),
                        columns.answer().stream()
                                .map(PriceColumn::list)
                                .filter(list -> list.holdsOn(day))
                                .map(PriceList::currency),
                        book.agreedIn(client.id(), day).stream())
                .flatMap(some -> some)
                .distinct()
                .toList();
    }

    /**
     * In the client's usual currency.
     *
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public PriceExplanation explain(
            AccessScope scope, ClientId client, ItemId item, LocalDate day, BigDecimal quantity) {
        return explain(scope, client, Basis.USUAL, item, day, quantity);
    }

    /** @throws caposaldo.kernel.Missing when there is no such client for this person */
    @Transactional(readOnly = true)
    public PriceExplanation explain(
            AccessScope scope, ClientId client, Basis basis, ItemId item, LocalDate day, BigDecimal quantity) {
        scope.require(Right.ITEM_READ);
        return each(scope, clients.get(scope, client), basis, List.of(new Wanted(item, quantity)), day, List.of())
                .getFirst();
    }

    /**
     * Of each product in the order given, for one unit when {@code quantity} units are bought.
     *
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public List<PriceExplanation> of(
            AccessScope scope, ClientId client, Basis basis, List<ItemId> items, LocalDate day, BigDecimal quantity) {
        scope.require(Right.ITEM_READ);
        var asked = asked(scope, clients.get(scope, client), day, basis, List.of());
        return asked.offers(book, client, items, day).stream()
                .map(offer -> asked.engine.explain(offer, quantity))
                .toList();
    }

    /** The engine, and the agreements that count. */
    private record Asked(PriceEngine engine, List<Agreement> agreements) {

        List<Offer> offers(PriceBook book, ClientId client, List<ItemId> items, LocalDate day) {
            return book.offers(
                    client, items, day, engine.columnsThatMatter(), agreements, engine.promotionsThatMatter());
        }
    }

    /** A product and how many of it are wanted. */
    public record Wanted(ItemId item, BigDecimal quantity) {}

    /**
     * The same for each product in a quantity of its own, in the order given; one may come twice. All are in one currency.
     *
     * @param beside what the caller wants to know of its own, asked in the same round trip
     */
    @Transactional(readOnly = true)
    public List<PriceExplanation> each(
            AccessScope scope,
            Client client,
            Basis basis,
            List<Wanted> wanted,
            LocalDate day,
            List<Question<?>> beside) {
        scope.require(Right.ITEM_READ);
        var asked = asked(scope, client, day, basis, beside);
        var items = wanted.stream().map(Wanted::item).distinct().toList();
        var offers = asked.offers(book, client.id(), items, day).stream()
                .collect(Collectors.toMap(Offer::item, offer -> offer));
        return wanted.stream()
                .map(line -> asked.engine.explain(
                        java.util.Objects.requireNonNull(offers.get(line.item())), line.quantity()))
                .toList();
    }

    /**
     * Every rule as it stands for the client on the day, before any product is looked at.
     *
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public List<PriceExplanation.RuleTrace> rules(AccessScope scope, ClientId client, Basis basis, LocalDate day) {
        scope.require(Right.ITEM_READ);
        return asked(scope, clients.get(scope, client), day, basis, List.of())
                .engine
                .rules();
    }

    private Asked asked(AccessScope scope, Client client, LocalDate day, Basis basis, List<Question<?>> beside) {
        return asked(scope, client, day, basis, book.columns(day), beside);
    }

    private Asked asked(
            AccessScope scope,
            Client client,
            LocalDate day,
            Basis basis,
            Question<List<PriceColumn>> columns,
            List<Question<?>> beside) {
        var rules = book.rules();
        var agreed = known.agreements.on(client.id(), day);
        var bought = known.volume.of(scope, client.id(), day, monthsAskedLast);
        Question.together(Question.plus(beside, columns, rules, agreed, bought));
        var agreement = basis.agreement;
        var agreements = agreed.answer().stream()
                .filter(one -> agreement == null || agreement == one.id())
                .toList();
        var buyer = new Buyer(
                client.segment(),
                client.channel(),
                client.sizeClass(),
                client.country(),
                bought(scope, client, day, months(rules.answer()), bought.answer()),
                rules.answer().stream().anyMatch(rule -> rule.facts().daysLate().isPresent())
                        ? known.paid.of(scope, client.id(), day)
                        : Optional.empty(),
                agreements);
        var engine =
                new PriceEngine(Columns.of(columns.answer()), rules.answer(), buyer, day, currency, basis.currency);
        return new Asked(engine, agreements);
    }

    /** @param asked what was asked for before the rules were known */
    private Map<Integer, BigDecimal> bought(
            AccessScope scope, Client client, LocalDate day, Set<Integer> months, Map<Integer, BigDecimal> asked) {
        if (asked.keySet().containsAll(months)) {
            return asked;
        }
        monthsAskedLast = months;
        return known.volume.of(scope, client.id(), day, months).answer();
    }

    private static Set<Integer> months(List<ColumnRule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.facts().volume().stream())
                .map(ColumnRule.LeastVolume::months)
                .collect(Collectors.toSet());
    }
}
