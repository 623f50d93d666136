package caposaldo.analytics.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import caposaldo.analytics.collection.DunningPlan.Item;
import caposaldo.analytics.collection.DunningPlan.Letter;
import caposaldo.analytics.collection.DunningPlan.Level;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DunningPlanTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final DunningPlan PLAN = DunningPlan.USUAL;

    @Test
    void oneLetterNamesAllThatIsOwedAtTheHighestLevelReached() {
        Letter letter = letter(item(1, 12, "100"), item(2, 4, "50"), item(3, -30, "900"))
                .orElseThrow();
        assertThat(letter.level()).isEqualTo(3);
        assertThat(letter.items()).extracting(Item::id).containsExactly(1L, 2L);
        assertThat(letter.amount()).isEqualByComparingTo("150");
        assertThat(letter.holdsDelivery()).isFalse();
    }

    @Test
    void nothingMoreIsDeliveredFromTheFourthLevelOn() {
        assertThat(letter(item(1, 20, "100")).orElseThrow().holdsDelivery()).isTrue();
    }

    @Test
    void whatIsContestedIsInNoLetter() {
        Item contested = new Item(1, TODAY.minusDays(40), new BigDecimal("500"), true, 0);
        assertThat(letter(contested)).isEmpty();
        assertThat(letter(contested, item(2, 5, "60")).orElseThrow().amount()).isEqualByComparingTo("60");
    }

    @Test
    void aSecondLetterNeedsAHigherLevelAndAWeekBetween() {
        Item named = new Item(1, TODAY.minusDays(12), new BigDecimal("100"), false, 3);
        assertThat(letter(named)).isEmpty();
        Item risen = new Item(1, TODAY.minusDays(12), new BigDecimal("100"), false, 2);
        assertThat(PLAN.letter(List.of(risen), Optional.of(TODAY.minusDays(6)), TODAY))
                .isEmpty();
        assertThat(PLAN.letter(List.of(risen), Optional.of(TODAY.minusDays(7)), TODAY))
                .isPresent();
    }

    @Test
    void nobodyIsWrittenToForLessThanTheLeastAmount() {
        assertThat(letter(item(1, 40, "9.99"))).isEmpty();
        assertThat(letter(item(1, 40, "10"))).isPresent();
    }

    @Test
    void theFirstLevelMayComeBeforeTheDueDate() {
        assertThat(letter(item(1, -5, "100")).orElseThrow().level()).isEqualTo(1);
        assertThat(letter(item(1, -6, "100"))).isEmpty();
    }

    @Test
    void levelsThatDoNotRiseAreNoPlan() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new DunningPlan(List.of(new Level(3, false), new Level(3, false)), 7, BigDecimal.ZERO));
    }

    private static Optional<Letter> letter(Item... items) {
        return PLAN.letter(List.of(items), Optional.empty(), TODAY);
    }

    private static Item item(long id, int late, String open) {
        return new Item(id, TODAY.minusDays(late), new BigDecimal(open), false, 0);
    }
}
