package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.catalog.ItemId;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.pricing.AgreePrice;
import caposaldo.pricing.AskPrice;
import caposaldo.pricing.FreeGoods;
import caposaldo.pricing.KeepAgreement;
import caposaldo.pricing.KeepPromotion;
import caposaldo.pricing.Promotion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Ten lamps and a bulb for free: in the order by itself, recounted with every change; and orders by an agreement. */
class FreeGoodsOrderTests extends OrderScenario {

    @Autowired
    private KeepPromotion promotions;

    @Autowired
    private KeepAgreement agreements;

    @Autowired
    private AskPrice ask;

    @Autowired
    private MockMvcTester mvc;

    private ItemId bulb;
    private long autumn;

    @BeforeEach
    void tenAndOne() {
        bulb = fixture.item("Bulb");
        autumn = promotions.add(fixture.scope("Dario"), facts("Autumn", 0, "4"));
    }

    /** For each ten lamps one bulb. */
    private Promotion.Facts facts(String name, int days, @Nullable String most) {
        return new Promotion.Facts(
                name,
                fixture.segment(),
                new Promotion.Products.One(lamp),
                TODAY,
                TODAY.plusDays(days),
                Optional.of(new FreeGoods.Terms(
                        BigDecimal.TEN,
                        bulb,
                        BigDecimal.ONE,
                        BigDecimal.ZERO,
                        most == null ? null : new BigDecimal(most))));
    }

    private void save(SalesOrderId id, KeepOrder.Wanted... wanted) {
        keep.save(elena, id, get(id).version(), new KeepOrder.Head(null, null, null), List.of(wanted));
    }

    private List<String> given(SalesOrderId id) {
        return get(id).lines().stream()
                .filter(line -> !line.isBought())
                .map(line -> line.quantity().stripTrailingZeros().toPlainString() + " " + line.name())
                .toList();
    }

    @Test
    void whatAPromotionGivesStandsInTheOrderAndIsNotCharged() {
        var id = draft(of(lamp, "25", "0"));
        assertThat(get(id).lines())
                .extracting(OrderLine::no, OrderLine::item, OrderLine::isBought)
                .containsExactly(tuple(1, lamp, true), tuple(2, bulb, false));
        var line = get(id).lines().getLast();
        assertThat(line.quantity()).isEqualByComparingTo("2");
        assertThat(line.net()).isEqualByComparingTo("0");
        assertThat(line.given()).isEqualTo(new OrderLine.Given(autumn, "Autumn", new BigDecimal("25.000")));
        assertThat(get(id).net()).isEqualTo(Money.of("281.25", "EUR"));
    }

    /** PRODUCT.md, section 2, row 54. */
    @Test
    void isRecountedWhenQuantitiesChangeWhenARowIsSplitAndUpToTheMost() {
        var id = draft(of(lamp, "25", "0"));
        save(id, of(lamp, "30", "0"));
        assertThat(given(id)).containsExactly("3 Bulb");
        save(id, of(lamp, "12", "0"), of(lamp, "18", "0"));
        assertThat(given(id)).as("the same in two rows").containsExactly("3 Bulb");
        save(id, of(bulb, "5", "0"), of(lamp, "30", "0"));
        assertThat(given(id)).as("what is bought of it beside").containsExactly("3 Bulb");
        save(id, of(lamp, "90", "0"));
        assertThat(given(id)).as("the most").containsExactly("4 Bulb");
        save(id, of(lamp, "9", "0"));
        assertThat(given(id)).isEmpty();
    }

    @Test
    void aCopyATemplateAndMoreRowsReckonItAnewAndNeverTwice() {
        var id = draft(of(lamp, "20", "0"));
        assertThat(given(keep.copy(elena, id))).containsExactly("2 Bulb");
        keep.add(elena, id, get(id).version(), List.of(of(lamp, "10", "0")));
        assertThat(given(id)).containsExactly("3 Bulb");
        assertThat(get(id).lines()).extracting(OrderLine::no).containsExactly(1, 2, 3);
    }

    @Test
    void nobodyHasToAgreeToWhatThePromotionGivesAndItIsConfirmedAndDeliveredAsALine() {
        var id = draft(of(lamp, "20", "0"));
        assertThat(submit(id)).isInstanceOf(SubmitOrder.Outcome.Submitted.class);
        assertThat(confirm(id)).isInstanceOf(AnswerOrder.Outcome.Answered.class);
        assertThat(get(id).lines().getLast().confirmedQuantity()).isEqualByComparingTo("2");
    }

    @Test
    void aPromotionThatIsOverGivesNothingMoreAndSaysSoBeforeItIsSubmitted() {
        var id = draft(of(lamp, "20", "0"));
        clock.moveTo(TODAY.plusDays(1));
        var tomorrow = elena.on(TODAY.plusDays(1));
        assertThat(submit.submit(tomorrow, id, get(id).version(), "")).isInstanceOf(SubmitOrder.Outcome.Repriced.class);
        assertThat(given(id)).isEmpty();
    }

    @Test
    void samplesAndOtherClientsGetNothing() {
        var sample = keep.begin(elena, casa, OrderKind.SAMPLE, null);
        save(sample, of(lamp, "20", "0"));
        assertThat(given(sample)).as("what is not charged earns nothing").isEmpty();
        assertThat(given(draft(fixture.range().client("Garda Market"), of(lamp, "20", "0"))))
                .isEmpty();
    }

    @Test
    void isShownWhileItIsEnteredWithWhy() {
        var id = draft(of(lamp, "25", "0"));
        var page =
                mvc.get().uri(id.path() + "?lang=en").with(user(fixture.range().login("Elena")));
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Free: Autumn, for 25 bought")
                .contains("/prices/promotions/" + autumn);
        assertThat(mvc.get()
                        .uri("/api/v1" + id.path())
                        .with(user(fixture.range().login("Elena"))))
                .bodyJson()
                .extractingPath("$.lines[1].promotion")
                .isEqualTo((int) autumn);
    }

    /** PRODUCT.md, section 2, row 9. */
    @Test
    void theAgreementChosenAtEntryPicksThePrices() {
        var marta = fixture.scope("Marta");
        var spring = agreements.add(marta, casa, "FA-1", TODAY, null);
        var winter = agreements.add(marta, casa, "FA-2", TODAY, null);
        ask.ask(
                marta,
                casa,
                new AgreePrice.Terms(
                        lamp, BigDecimal.ZERO, new BigDecimal("10"), TODAY, null, "Frame", spring.id(), null));
        var id = draft(of(lamp, "10", "0"));
        assertThat(price(id)).as("every agreement counts").isEqualByComparingTo("10");
        keep.save(elena, id, get(id).version(), head(winter.id()), List.of(of(lamp, "10", "0")));
        assertThat(price(id)).as("the other one does not have it").isEqualByComparingTo("11.25");
        keep.save(elena, id, get(id).version(), head(spring.id()), List.of(of(lamp, "10", "0")));
        assertThat(price(id)).isEqualByComparingTo("10");
        assertThat(get(id).agreement()).isEqualTo(new SalesOrder.UnderAgreement(spring.id(), "FA-1"));
        agreements.end(marta, casa, spring.id(), 1, TODAY);
        clock.moveTo(TODAY.plusDays(1));
        assertThat(submit.submit(elena.on(TODAY.plusDays(1)), id, get(id).version(), ""))
                .as("its prices end with it")
                .isInstanceOf(SubmitOrder.Outcome.Repriced.class);
        assertThat(price(id)).isEqualByComparingTo("11.25");
    }

    private static KeepOrder.Head head(long agreement) {
        return new KeepOrder.Head(null, null, null, agreement, null);
    }

    private BigDecimal price(SalesOrderId id) {
        return get(id).lines().getFirst().price();
    }

    @Test
    void anotherClientsAgreementIsNone() {
        var garda = fixture.range().client("Garda Market");
        var theirs = agreements.add(fixture.scope("Marta"), garda, "FA-9", TODAY, null);
        var id = draft(of(lamp, "10", "0"));
        assertThat(catchThrowableOfType(
                                Invalid.class,
                                () -> keep.save(elena, id, get(id).version(), head(theirs.id()), List.of()))
                        .problems()
                        .getFirst()
                        .messageKey())
                .isEqualTo("pricing.invalid.agreement");
    }
}
