package caposaldo.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Stale;
import caposaldo.pricing.PriceExplanation.Outcome;
import caposaldo.receivable.LedgerFixture;
import caposaldo.receivable.PostDocument;
import caposaldo.receivable.PostPayment;
import caposaldo.security.AccessScopes;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Rules that ask for payment, an agreement or a promotion: what a client then pays, and why. */
@CaposaldoTest
class PromotionTests {

    private static final LocalDate TODAY = TestClock.TODAY;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private KeepPriceList keep;

    @Autowired
    private PriceLists lists;

    @Autowired
    private ColumnRules rules;

    @Autowired
    private KeepPromotion promotions;

    @Autowired
    private KeepAgreement agreements;

    @Autowired
    private Prices prices;

    @Autowired
    private PostDocument documents;

    @Autowired
    private PostPayment payments;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private DSLContext sql;

    private PricingFixture fixture;
    private long wholesale;
    private ItemId lamp;
    private ClientId casa;
    private AccessScope sam;

    @BeforeEach
    void stock() {
        fixture = new PricingFixture(sql, scopes, keep, lists, rules);
        wholesale = fixture.column(fixture.list(), "WHO");
        lamp = fixture.item("Lamp");
        casa = fixture.range().client("Casa Nova");
        fixture.inSegment("Casa Nova");
        sam = fixture.scope("Sam");
    }

    private long rule(@Nullable String daysLate, @Nullable String agreement, @Nullable Long promotion) {
        return rules.add(
                sam,
                wholesale,
                new ColumnRule.Facts(
                        "Wholesale " + fixture.segment(),
                        fixture.segment(),
                        null,
                        null,
                        null,
                        Optional.empty(),
                        Optional.ofNullable(daysLate).map(BigDecimal::new),
                        agreement,
                        Optional.ofNullable(promotion),
                        TODAY.minusMonths(1),
                        null));
    }

    private PriceExplanation.RuleTrace trace(long rule, ItemId item, LocalDate day) {
        return prices.explain(fixture.scope("Elena"), casa, item, day, BigDecimal.ONE).rules().stream()
                .filter(one -> one.rule().id() == rule)
                .findFirst()
                .orElseThrow();
    }

    private Outcome outcome(long rule, ItemId item, LocalDate day) {
        return trace(rule, item, day).outcome();
    }

    @Test
    void aRuleOfPaymentFollowsWhatTheLedgerIsToldInTheSameMoment() {
        var rule = rule("5", null, null);
        assertThat(outcome(rule, lamp, TODAY)).as("nothing is known").isEqualTo(Outcome.CONDITION);
        var ledger = new LedgerFixture(sql, scopes, documents, payments);
        var debt = ledger.invoice(casa, "P-1", TODAY.minusDays(60), TODAY.minusDays(30), "400.00");
        assertThat(outcome(rule, lamp, TODAY)).as("30 days overdue").isEqualTo(Outcome.CONDITION);
        assertThat(trace(rule, lamp, TODAY).asked())
                .filteredOn(Condition.Payment.class::isInstance)
                .first()
                .satisfies(asked -> assertThat(((Condition.Payment) asked).found())
                        .isNotNull()
                        .satisfies(habit -> {
                            assertThat(habit.daysLate()).isEqualByComparingTo("30");
                            assertThat(habit.from())
                                    .isEqualTo(TODAY.minusMonths(11).withDayOfMonth(1));
                            assertThat(habit.until()).isEqualTo(TODAY);
                        }));
        ledger.pay(casa, "400.00", TODAY.minusDays(28), LedgerFixture.share(debt, "400.00"));
        assertThat(outcome(rule, lamp, TODAY)).as("paid 2 days late").isEqualTo(Outcome.FIRED);
    }

    @Test
    void aRuleOfAnAgreementHoldsAsLongAsTheAgreement() {
        var rule = rule(null, "FA " + fixture.segment(), null);
        assertThat(outcome(rule, lamp, TODAY)).isEqualTo(Outcome.CONDITION);
        var marta = fixture.scope("Marta");
        var kept = agreements.add(marta, casa, "fa " + fixture.segment(), TODAY, TODAY.plusDays(9));
        assertThat(outcome(rule, lamp, TODAY.minusDays(1))).isEqualTo(Outcome.CONDITION);
        assertThat(outcome(rule, lamp, TODAY.plusDays(9))).isEqualTo(Outcome.FIRED);
        agreements.end(marta, casa, kept.id(), 1, TODAY);
        assertThat(outcome(rule, lamp, TODAY.plusDays(1))).isEqualTo(Outcome.CONDITION);
        assertThatThrownBy(() -> agreements.end(marta, casa, kept.id(), 1, TODAY))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> agreements.end(fixture.scope("Elena"), casa, kept.id(), 2, TODAY))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void aPromotionOfAGroupIsForTheGroupsInItAndForNoOtherProduct() {
        var lamps = fixture.range().group("Lamps", null);
        var outside = fixture.range().item("Chair", null);
        var inside = fixture.range().item("Desk lamp", fixture.range().group("Desk lamps", lamps));
        var promotion = promotions.add(
                sam,
                new Promotion.Facts(
                        "Autumn",
                        fixture.segment(),
                        new Promotion.Products.Group(lamps),
                        TODAY,
                        TODAY.plusDays(2),
                        Optional.empty()));
        var rule = rule(null, null, promotion);
        assertThat(outcome(rule, inside, TODAY)).isEqualTo(Outcome.FIRED);
        assertThat(outcome(rule, inside, TODAY.plusDays(3))).isEqualTo(Outcome.CONDITION);
        assertThat(outcome(rule, outside, TODAY)).isEqualTo(Outcome.CONDITION);
        assertThat(prices.rules(fixture.scope("Elena"), casa, Prices.Basis.USUAL, TODAY))
                .filteredOn(one -> one.rule().id() == rule)
                .extracting(PriceExplanation.RuleTrace::outcome)
                .containsExactly(Outcome.PRODUCT);
    }

    @Test
    void isKeptByTheApiAndWhoGivesGoodsAwayMustBeAllowedToAgreePrices() throws UnsupportedEncodingException {
        var body = """
                {"name": "Ten and one", "segment": "%s", "itemId": %d, "from": "%s", "until": "%s"%s}""";
        var plain = body.formatted(fixture.segment(), lamp.value(), TODAY, TODAY.plusDays(5), "");
        var added = send(HttpMethod.POST, "Sam", "/api/v1/prices/promotions", plain);
        assertThat(added).hasStatus(201);
        var id = JsonPath.<Integer>read(added.getResponse().getContentAsString(), "$.id");
        var free = ", \"version\": 1, \"freeEach\": 10, \"freeItem\": %d, \"freeQuantity\": 1".formatted(lamp.value());
        var giving = body.formatted(fixture.segment(), lamp.value(), TODAY, TODAY.plusDays(5), free);
        var path = "/api/v1/prices/promotions/" + id;
        assertThat(send(HttpMethod.PUT, "Sam", path, giving)).hasStatus(403);
        assertThat(send(HttpMethod.PUT, "Dario", path, giving))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.freeEach")
                .isEqualTo(10.0);
        assertThat(send(HttpMethod.PUT, "Dario", path, giving)).hasStatus(409);
        assertThat(send(
                        HttpMethod.POST,
                        "Dario",
                        "/api/v1/prices/promotions",
                        body.formatted(fixture.segment(), lamp.value(), TODAY, TODAY, ", \"freeEach\": 10")))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].code")
                .isEqualTo("pricing.invalid.promotion.free");
        var page = mvc.get()
                .uri("/prices/promotions/" + id + "?lang=en")
                .with(user(fixture.range().login("Dario")));
        assertThat(page).hasStatusOk().bodyText().contains("Ten and one");
    }

    @Test
    void agreementsAreKeptByTheApiAndOnThePageOfTheClientsPrices() {
        var path = casa.path() + "/prices/agreements";
        var body = "{\"number\": \"FA-1\", \"from\": \"%s\"}".formatted(TODAY);
        assertThat(send(HttpMethod.POST, "Elena", "/api/v1" + path, body)).hasStatus(403);
        assertThat(send(HttpMethod.POST, "Marta", "/api/v1" + path, body)).hasStatus(201);
        assertThat(send(HttpMethod.POST, "Marta", "/api/v1" + path, body)).hasStatus(422);
        assertThat(mvc.post()
                        .uri(path)
                        .with(user(fixture.range().login("Marta")))
                        .with(csrf())
                        .param("number", "FA-2")
                        .param("agreementFrom", TODAY.toString()))
                .hasStatus3xxRedirection();
        var page = mvc.get()
                .uri(casa.path() + "/prices?lang=en")
                .with(user(fixture.range().login("Marta")));
        assertThat(page).hasStatusOk().bodyText().contains("FA-1").contains("FA-2");
        assertThat(send(HttpMethod.GET, "Luca", "/api/v1" + path, "")).hasStatus(404);
    }

    private MvcTestResult send(HttpMethod method, String given, String path, String body) {
        return mvc.method(method)
                .uri(path)
                .with(user(fixture.range().login(given)))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
