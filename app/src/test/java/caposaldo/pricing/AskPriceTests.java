package caposaldo.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.approval.Approval;
import caposaldo.approval.Approvals;
import caposaldo.approval.DecideApproval;
import caposaldo.catalog.ItemId;
import caposaldo.currency.RateFixture;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Percent;
import caposaldo.kernel.Role;
import caposaldo.pricing.MarginWaterfall.Step;
import caposaldo.pricing.MarginWaterfall.What;
import caposaldo.pricing.PriceExplanation.Source;
import caposaldo.security.AccessScopes;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Elena asks for an unusual price with the margin in sight; it holds once Marta, her head, says yes. */
@CaposaldoTest
class AskPriceTests {

    @Autowired
    private AskPrice ask;

    @Autowired
    private AskedPrices asked;

    @Autowired
    private AgreePrice agree;

    @Autowired
    private DiscountRights rights;

    @Autowired
    private Approvals approvals;

    @Autowired
    private DecideApproval decide;

    @Autowired
    private Prices prices;

    @Autowired
    private KeepPriceList keep;

    @Autowired
    private PriceLists lists;

    @Autowired
    private ColumnRules rules;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private DSLContext sql;

    private PricingFixture fixture;
    private ItemId lamp;
    private ClientId client;

    @BeforeEach
    void stock() {
        fixture = new PricingFixture(sql, scopes, keep, lists, rules);
        lamp = fixture.item("Lamp");
        client = fixture.range().client("Casa Nova");
        fixture.rule(fixture.column(fixture.list(), "WHO"), "Wholesale");
        fixture.inSegment("Casa Nova");
    }

    private AgreePrice.Terms terms(String price) {
        return new AgreePrice.Terms(
                lamp, BigDecimal.ZERO, new BigDecimal(price), TestClock.TODAY, null, "Opening of the second shop");
    }

    private long request(String price) {
        return ((AskPrice.Outcome.Asked) ask.ask(fixture.scope("Elena"), client, terms(price))).request();
    }

    private PriceExplanation price() {
        return prices.explain(fixture.scope("Elena"), client, lamp, TestClock.TODAY, BigDecimal.ONE);
    }

    @Test
    void becomesTheClientsPriceWithTheYesOfTheHead() {
        var request = request("10.00");
        assertThat(price().price().orElseThrow()).as("asked is not agreed").isEqualByComparingTo("11.25");
        assertThat(approvals.waiting(fixture.scope("Marta"))).isEqualTo(1);
        decide.decide(fixture.scope("Marta"), request, 1, true, "");
        assertThat(price().price().orElseThrow()).isEqualByComparingTo("10");
        assertThat(price().source()).isEqualTo(Source.AGREED);
        assertThat(asked.of(fixture.scope("Elena"), client).getFirst().state()).isEqualTo(AskedPrices.State.AGREED);
        assertThat(problem(() -> ask.ask(fixture.scope("Elena"), client, terms("10.00"))))
                .as("what holds is not asked again")
                .isEqualTo("pricing.invalid.agreed.twice");
    }

    @Test
    void staysAsItWasWithTheNoOfTheHead() {
        var request = request("9.00");
        assertThat(problem(() -> ask.ask(fixture.scope("Elena"), client, terms("8.00"))))
                .isEqualTo("approval.invalid.pending");
        decide.decide(fixture.scope("Marta"), request, 1, false, "Below cost");
        assertThat(price().source()).isEqualTo(Source.COLUMN);
        assertThat(asked.of(fixture.scope("Elena"), client).getFirst().state()).isEqualTo(AskedPrices.State.DECLINED);
        assertThat(request("10.50")).isPositive();
    }

    @Test
    void isNotDecidedWhenAnotherPriceWasAgreedInTheMeantime() {
        var request = request("10.00");
        agree.agree(fixture.scope("Marta"), client, terms("10.80"));
        assertThat(problem(() -> decide.decide(fixture.scope("Marta"), request, 1, true, "")))
                .isEqualTo("pricing.invalid.agreed.twice");
        assertThat(approvals.get(fixture.scope("Marta"), request).state()).isEqualTo(Approval.State.PENDING);
        assertThat(price().price().orElseThrow()).isEqualByComparingTo("10.80");
    }

    private void right(Role role, DiscountRight.Measure measure, String limit) {
        rights.add(
                fixture.scope("Dario"),
                new DiscountRights.Facts(
                        role,
                        Optional.empty(),
                        Optional.of(fixture.segment()),
                        measure,
                        new BigDecimal(limit),
                        TestClock.TODAY,
                        null));
    }

    /** 10.69 is 5 % below the column and leaves 14.9 %. */
    @Test
    void isAgreedAtOnceWithinTheOwnDiscountRight() {
        right(Role.KAM, DiscountRight.Measure.LINE, "5");
        right(Role.KAM, DiscountRight.Measure.MARGIN, "14");
        assertThat(ask.ask(fixture.scope("Elena"), client, terms("10.69"))).isInstanceOf(AskPrice.Outcome.Agreed.class);
        assertThat(price().price().orElseThrow()).isEqualByComparingTo("10.69");
        end();
    }

    @Test
    void goesAsFarUpAsSomebodysRightsReach() {
        right(Role.KAM, DiscountRight.Measure.LINE, "5");
        right(Role.HEAD_OF_SALES, DiscountRight.Measure.LINE, "15");
        right(Role.HEAD_OF_SALES, DiscountRight.Measure.MARGIN, "10");
        var request = request("10.00");
        assertThat(approvals.get(fixture.scope("Elena"), request).steps())
                .as("11.1 % is within the head's line, 9 % of margin is not")
                .extracting(Approval.Step::holder)
                .containsExactly("Marta Conti", "Dario Neri");
        decide.decide(fixture.scope("Marta"), request, 1, true, "");
        assertThat(price().source()).as("final only with the last word").isEqualTo(Source.COLUMN);
        decide.decide(fixture.scope("Dario"), request, 2, true, "");
        assertThat(price().source()).isEqualTo(Source.AGREED);
        end();
    }

    /** Rights of a role are the company's: other tests must not meet them. */
    private void end() {
        sql.execute("delete from pricing.discount_right where segment = ?", fixture.segment());
    }

    @Test
    void inAnotherCurrencyIsJudgedByTheMarginAtTheRateAndHoldsInThatAlone() {
        RateFixture.keep(sql);
        fixture.priced("USD", lamp, "13.50");
        right(Role.KAM, DiscountRight.Measure.LINE, "50");
        right(Role.KAM, DiscountRight.Measure.MARGIN, "0");
        assertThat(ask.ask(fixture.scope("Elena"), client, inDollars("10.91")))
                .as("it costs 9.10 euros, 10.92 dollars")
                .isInstanceOf(AskPrice.Outcome.Asked.class);
        sql.execute("delete from pricing.asked_price where client_id = ?", client.value());
        assertThat(ask.ask(fixture.scope("Elena"), client, inDollars("10.92")))
                .isInstanceOf(AskPrice.Outcome.Agreed.class);
        end();
        assertThat(prices.explain(
                                fixture.scope("Elena"),
                                client,
                                new Prices.Basis(null, Currency.getInstance("USD")),
                                lamp,
                                TestClock.TODAY,
                                BigDecimal.ONE)
                        .price()
                        .orElseThrow())
                .isEqualByComparingTo("10.92");
        assertThat(price().price().orElseThrow()).as("in euros").isEqualByComparingTo("11.25");
        agree.agree(fixture.scope("Marta"), client, terms("10.80"));
        assertThat(price().price().orElseThrow())
                .as("the client may have a price in each")
                .isEqualByComparingTo("10.8");
        assertThat(problem(() -> agree.agree(fixture.scope("Marta"), client, inDollars("10.95"))))
                .isEqualTo("pricing.invalid.agreed.twice");
        assertThat(problem(() -> ask.ask(
                        fixture.scope("Elena"),
                        client,
                        new AgreePrice.Terms(
                                lamp,
                                BigDecimal.ZERO,
                                BigDecimal.TEN,
                                TestClock.TODAY,
                                null,
                                "Fair",
                                null,
                                Currency.getInstance("KES")))))
                .as("nobody knows what it is worth")
                .isEqualTo("currency.invalid.missing");
    }

    private AgreePrice.Terms inDollars(String price) {
        return new AgreePrice.Terms(
                lamp,
                BigDecimal.ZERO,
                new BigDecimal(price),
                TestClock.TODAY,
                null,
                "Fair in Chicago",
                null,
                Currency.getInstance("USD"));
    }

    @Test
    void isAskedOnlyForClientsOnesSees() {
        assertThatThrownBy(() -> ask.ask(fixture.scope("Luca"), client, terms("10")))
                .isInstanceOf(Missing.class);
    }

    @Test
    void showsWhatIsLeftOfThePriceToWhoMaySeeCosts() {
        var seen = asked.waterfall(fixture.scope("Elena"), client, terms("10.00"));
        assertThat(seen.steps())
                .usingElementComparator(
                        (a, b) -> a.what() == b.what() ? a.amount().compareTo(b.amount()) : 1)
                .containsExactly(
                        new Step(What.LIST_PRICE, new BigDecimal("12.50")),
                        new Step(What.COLUMN, new BigDecimal("-1.25")),
                        new Step(What.CONCESSION, new BigDecimal("-1.25")),
                        new Step(What.PRICE, new BigDecimal("10.00")),
                        new Step(What.COST, new BigDecimal("-9.10")),
                        new Step(What.MARGIN, new BigDecimal("0.90")));
        assertThat(seen.margin()).contains(Percent.of("9"));
        assertThat(seen.discount()).contains(Percent.of("11.1111"));
        assertThat(asked.waterfall(fixture.scope("Sam"), client, terms("10.00")).margin())
                .isEmpty();
    }

    /** Whatever the prices, list price and what is given away make the price, and price and cost the margin. */
    @Test
    void addsUpToTheLastDigit() {
        var seed = Long.getLong("caposaldo.seed", System.nanoTime());
        var random = new Random(seed);
        for (var round = 0; round < 1000; round++) {
            var list = BigDecimal.valueOf(random.nextInt(1_000_000), 4);
            var column = BigDecimal.valueOf(random.nextInt(1_000_000), 4);
            var price = BigDecimal.valueOf(random.nextInt(1_000_000), 4);
            var cost = BigDecimal.valueOf(random.nextInt(1_000_000), 4);
            var steps = MarginWaterfall.of(
                            Currency.getInstance("EUR"),
                            Optional.of(list),
                            Optional.of(column),
                            price,
                            Optional.of(cost))
                    .steps();
            var given = steps.subList(0, 3).stream().map(Step::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            var left = steps.subList(3, 5).stream().map(Step::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(given).as("seed %d", seed).isEqualByComparingTo(price);
            assertThat(steps.getLast().amount()).as("seed %d", seed).isEqualByComparingTo(left);
        }
    }

    private static String problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable done) {
        var why = catchThrowable(done);
        assertThat(why).isInstanceOf(Invalid.class);
        return ((Invalid) why).problems().getFirst().messageKey();
    }
}
