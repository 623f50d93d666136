package caposaldo.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.catalog.ItemId;
import caposaldo.catalog.PriceItem;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import caposaldo.pricing.PriceExplanation.Outcome;
import caposaldo.pricing.PriceExplanation.Source;
import caposaldo.security.AccessScopes;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConnectionProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What clients pay, through the same use cases that pages and programs call. */
@CaposaldoTest
class PricesTests {

    private static final LocalDate TODAY = TestClock.TODAY;

    @Autowired
    private KeepPriceList keep;

    @Autowired
    private PriceLists lists;

    @Autowired
    private ColumnRules rules;

    @Autowired
    private TypePrice type;

    @Autowired
    private AgreePrice agree;

    @Autowired
    private AgreedPrices agreed;

    @Autowired
    private Prices prices;

    @Autowired
    private PriceItem listPrice;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private DSLContext sql;

    @Autowired
    private DataSource pool;

    private PricingFixture fixture;
    private AccessScope sam;
    private AccessScope elena;
    private AccessScope marta;
    private PriceListId list;
    private ItemId lamp;

    @BeforeEach
    void stock() {
        fixture = new PricingFixture(sql, scopes, keep, lists, rules);
        sam = fixture.scope("Sam");
        elena = fixture.scope("Elena");
        marta = fixture.scope("Marta");
        list = fixture.list();
        lamp = fixture.item("Lamp");
    }

    private PriceExplanation explain(AccessScope who, String client, LocalDate day, String quantity) {
        return prices.explain(who, fixture.range().client(client), lamp, day, new BigDecimal(quantity));
    }

    private String price(LocalDate day, String quantity) {
        return explain(elena, "Casa Nova", day, quantity)
                .price()
                .orElseThrow()
                .stripTrailingZeros()
                .toPlainString();
    }

    @Test
    void chargesTheListPriceUntilARuleNamesAColumnForTheClientsSegment() {
        fixture.rule(fixture.column(list, "WHO"), "Wholesale for the segment");
        assertThat(price(TODAY, "1")).isEqualTo("12.5");
        fixture.inSegment("Casa Nova");
        assertThat(price(TODAY, "1")).isEqualTo("11.25");
        var explained = explain(elena, "Casa Nova", TODAY, "1");
        assertThat(explained.source()).isEqualTo(Source.COLUMN);
        assertThat(explained.steps())
                .extracting(step -> step.getClass().getSimpleName())
                .containsExactly("ListPrice", "Computed", "Computed");
        assertThat(explain(elena, "Brixia Distribuzione", TODAY, "1").source()).isEqualTo(Source.LIST_PRICE);
    }

    @Test
    void followsTheCataloguesListPriceOnItsDayWithoutBeingTold() {
        fixture.rule(fixture.column(list, "WHO"), "Wholesale for the segment");
        fixture.inSegment("Casa Nova");
        listPrice.set(sam, lamp, 1, PriceItem.What.PRICE, TODAY.plusDays(3), new BigDecimal("20"));
        assertThat(price(TODAY.plusDays(2), "1")).isEqualTo("11.25");
        assertThat(price(TODAY.plusDays(3), "1")).isEqualTo("18");
    }

    @Test
    void letsATypedPriceGoBeforeTheFormulaUntilNoneIsTyped() {
        fixture.rule(fixture.column(list, "WHO"), "Wholesale for the segment");
        fixture.inSegment("Casa Nova");
        var retail = fixture.column(list, "RET");
        type.set(sam, list, retail, lamp, BigDecimal.ZERO, TODAY, new BigDecimal("14"));
        type.set(sam, list, retail, lamp, new BigDecimal("24"), TODAY, new BigDecimal("13"));
        type.set(sam, list, retail, lamp, BigDecimal.ZERO, TODAY.plusDays(10), null);
        assertThat(price(TODAY, "1")).isEqualTo("12.6");
        assertThat(price(TODAY, "24")).isEqualTo("11.7");
        assertThat(price(TODAY.plusDays(10), "1")).isEqualTo("11.25");
        assertThat(price(TODAY.minusDays(1), "24")).isEqualTo("11.25");
    }

    @Test
    void countsWhatTheClientBoughtInTheMonthsOfTheRule() {
        var client = fixture.range().client("Casa Nova");
        sql.execute(
                "insert into sales.client_day (client_id, sold_on, revenue, margin) values (?, ?, 4000, 0), (?, ?, 1000, 0)",
                client.value(),
                TODAY.minusMonths(5),
                client.value(),
                TODAY.minusMonths(2));
        var facts = fixture.facts("Large buyers", TODAY.minusMonths(1));
        fixture.inSegment("Casa Nova");
        for (var months : List.of(3, 6)) {
            rules.add(
                    sam,
                    fixture.column(list, "WHO"),
                    new ColumnRule.Facts(
                            facts.name() + " " + months,
                            facts.segment(),
                            null,
                            null,
                            null,
                            Optional.of(new ColumnRule.LeastVolume(months, new BigDecimal("5000"))),
                            facts.from(),
                            null));
        }
        var asked = prices.rules(elena, client, Prices.Basis.USUAL, TODAY).stream()
                .filter(r -> r.rule().facts().name().startsWith("Large buyers")
                        && fixture.segment().equals(r.rule().facts().segment()))
                .toList();
        assertThat(asked)
                .extracting(PriceExplanation.RuleTrace::outcome)
                .containsExactly(Outcome.CONDITION, Outcome.FIRED);
        assertThat(asked.getFirst().asked())
                .contains(new Condition.Volume(3, new BigDecimal("5000.00"), new BigDecimal("1000.0000")));
    }

    @Test
    void asksRulesInTheOrderTheyArePutIn() {
        fixture.inSegment("Casa Nova");
        var retail = fixture.rule(fixture.column(list, "RET"), "Retail");
        var wholesale = fixture.rule(fixture.column(list, "WHO"), "Wholesale");
        assertThat(price(TODAY, "1")).isEqualTo("12.5");
        rules.moveUp(sam, wholesale, rules.get(sam, wholesale).position());
        assertThat(price(TODAY, "1")).isEqualTo("11.25");
        assertThatThrownBy(() ->
                        rules.moveUp(sam, wholesale, rules.get(sam, retail).position()))
                .isInstanceOf(Stale.class);
        var rule = rules.get(sam, wholesale);
        assertThatThrownBy(() -> rules.change(sam, wholesale, 7, rule.column(), rule.facts()))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> fixture.rule(1L << 40, "No column")).isInstanceOf(Invalid.class);
    }

    @Test
    void agreesAPriceWithAClientAndNeverTwoForOneDay() {
        var client = fixture.range().client("Casa Nova");
        var terms = new AgreePrice.Terms(
                lamp, BigDecimal.TEN, new BigDecimal("10.90"), TODAY, TODAY.plusDays(30), "Opening of the second shop");
        assertThatThrownBy(() -> agree.agree(elena, client, terms)).isInstanceOf(Forbidden.class);
        var id = agree.agree(marta, client, terms);
        assertThat(problem(() -> agree.agree(marta, client, terms))).isEqualTo("from pricing.invalid.agreed.twice");
        assertThat(price(TODAY, "9")).isEqualTo("12.5");
        assertThat(price(TODAY, "10")).isEqualTo("10.9");
        agree.end(marta, client, id, 1, TODAY.plusDays(1));
        assertThat(price(TODAY.plusDays(2), "10")).isEqualTo("12.5");
        assertThat(agreed.get(elena, client, id).until()).isEqualTo(TODAY.plusDays(1));
        assertThatThrownBy(() -> agree.end(marta, client, id, 1, null)).isInstanceOf(Stale.class);
    }

    @Test
    void tellsNobodyThePricesOfAClientThatHeDoesNotSee() {
        assertThatThrownBy(() -> explain(fixture.scope("Luca"), "Casa Nova", TODAY, "1"))
                .isInstanceOf(Missing.class);
        assertThatThrownBy(
                        () -> agreed.of(fixture.scope("Luca"), fixture.range().client("Casa Nova")))
                .isInstanceOf(Missing.class);
    }

    @Test
    void computesAColumnOnlyFromOneThatStandsToItsLeft() {
        var retail = fixture.column(list, "RET");
        var wholesale = fixture.column(list, "WHO");
        for (var base : Set.of(retail, wholesale)) {
            assertThat(problem(() -> keep.compute(sam, list, 5, retail, PricingFixture.formula(base, "5"))))
                    .isEqualTo("base pricing.invalid.base");
        }
        assertThatThrownBy(() -> keep.compute(sam, list, 4, wholesale, PricingFixture.formula(retail, "5")))
                .isInstanceOf(Stale.class);
        var dollars = keep.add(
                sam,
                new PriceListFacts(fixture.range().mark() + "$", "Overseas", Currency.getInstance("USD"), TODAY, null));
        var column = keep.addColumn(sam, dollars, 1, "FOB", "Free on board");
        assertThat(problem(() -> keep.compute(sam, dollars, 2, column, PricingFixture.formula(null, "0"))))
                .isEqualTo("base pricing.invalid.base.currency");
        assertThatThrownBy(() -> keep.addColumn(elena, list, 5, "X", "X")).isInstanceOf(Forbidden.class);
    }

    /** What others computed with 562 queries for one product is one query for a thousand. */
    @Test
    void readsThePricesOfAThousandProductsInOneStatement() throws SQLException {
        var items = IntStream.range(0, 1000)
                .mapToObj(n -> n % 100 == 0 ? fixture.item("Item " + n) : lamp)
                .toList();
        var statements = new AtomicInteger();
        try (var connection = pool.getConnection()) {
            var watched = (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, values) -> {
                        if (method.getReturnType().isAssignableFrom(PreparedStatement.class)) {
                            statements.incrementAndGet();
                        }
                        return method.invoke(connection, values);
                    });
            var counting = DSL.using(sql.configuration().derive(new DefaultConnectionProvider(watched)));
            var counted = new PriceBook(counting, new Promotions(counting));
            var columns = Set.of(fixture.column(list, "RET"), fixture.column(list, "WHO"));
            assertThat(counted.offers(fixture.range().client("Casa Nova"), items, TODAY, columns, List.of(), Set.of()))
                    .hasSize(1000)
                    .allMatch(offer -> offer.listPrice() != null);
            assertThat(statements).hasValue(1);
        }
    }

    private static String problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable done) {
        var why = catchThrowable(done);
        assertThat(why).isInstanceOf(Invalid.class);
        var problem = ((Invalid) why).problems().getFirst();
        return problem.field() + " " + problem.messageKey();
    }
}
