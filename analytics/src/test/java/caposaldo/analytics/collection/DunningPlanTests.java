package caposaldo.analytics.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import caposaldo.analytics.collection.DunningPlan.Item;
import caposaldo.analytics.collection.DunningPlan.Letter;
import caposaldo.analytics.collection.DunningPlan.Level;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
        Item contested = contested(1, 40, "500", "500");
        assertThat(letter(contested)).isEmpty();
        assertThat(letter(contested, item(2, 5, "60")).orElseThrow().amount()).isEqualByComparingTo("60");
    }

    @Test
    void ofWhatIsContestedInPartTheRestIsAskedFor() {
        assertThat(letter(contested(1, 40, "500", "120")).orElseThrow().amount())
                .isEqualByComparingTo("380");
        assertThat(letter(contested(1, 40, "500", "490.01")))
                .as("9.99 is below the least amount")
                .isEmpty();
    }

    @Test
    void moneyThatIsSetAgainstNothingYetIsSetOff() {
        List<Item> owed = List.of(contested(1, 40, "500", "120"), item(2, 5, "60"));
        Letter letter =
                PLAN.letter(owed, new BigDecimal("40"), Optional.empty(), TODAY).orElseThrow();
        assertThat(letter.setOff()).isEqualByComparingTo("40");
        assertThat(letter.amount()).isEqualByComparingTo("400");
        assertThat(letter.level()).as("what it has reached does not change").isEqualTo(5);
        assertThat(PLAN.letter(owed, new BigDecimal("440"), Optional.empty(), TODAY))
                .as("nothing is left")
                .isEmpty();
        assertThat(PLAN.letter(owed, new BigDecimal("430.01"), Optional.empty(), TODAY))
                .as("9.99 is below the least amount")
                .isEmpty();
    }

    @Test
    void aLetterAsksForTheUndisputedPartsLessWhatIsSetOffWhateverIsOwed() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int written = 0;
        for (int round = 0; round < 500; round++) {
            List<Item> open = new ArrayList<>();
            for (int i = 0; i < random.nextInt(6); i++) {
                long cents = 1 + random.nextInt(50_000);
                open.add(new Item(
                        i,
                        TODAY.minusDays(random.nextInt(60) - 20),
                        BigDecimal.valueOf(cents, 2),
                        BigDecimal.valueOf(random.nextInt(3) == 0 ? (long) (random.nextDouble() * (cents + 1)) : 0, 2),
                        random.nextInt(3)));
            }
            BigDecimal unapplied = BigDecimal.valueOf(random.nextInt(2) * random.nextInt(80_000), 2);
            BigDecimal due = open.stream()
                    .filter(item -> PLAN.level(item.dueOn(), TODAY).isPresent())
                    .map(item -> item.open().subtract(item.disputed()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            Optional<Letter> letter = PLAN.letter(open, unapplied, Optional.empty(), TODAY);
            if (letter.isPresent()) {
                written++;
                assertThat(letter.get().amount())
                        .as("seed %d round %d", seed, round)
                        .isEqualByComparingTo(due.subtract(unapplied))
                        .isPositive()
                        .isLessThanOrEqualTo(due);
            } else {
                boolean risen = open.stream()
                        .anyMatch(item -> item.undisputed().signum() > 0
                                && PLAN.level(item.dueOn(), TODAY).orElse(0) > item.reached());
                assertThat(risen && due.subtract(unapplied).compareTo(PLAN.least()) >= 0)
                        .as("seed %d round %d", seed, round)
                        .isFalse();
            }
        }
        assertThat(written).as("seed %d", seed).isPositive();
    }

    @Test
    void aSecondLetterNeedsAHigherLevelAndAWeekBetween() {
        Item named = new Item(1, TODAY.minusDays(12), new BigDecimal("100"), BigDecimal.ZERO, 3);
        assertThat(letter(named)).isEmpty();
        Item risen = new Item(1, TODAY.minusDays(12), new BigDecimal("100"), BigDecimal.ZERO, 2);
        assertThat(PLAN.letter(List.of(risen), BigDecimal.ZERO, Optional.of(TODAY.minusDays(6)), TODAY))
                .isEmpty();
        assertThat(PLAN.letter(List.of(risen), BigDecimal.ZERO, Optional.of(TODAY.minusDays(7)), TODAY))
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
        return PLAN.letter(List.of(items), BigDecimal.ZERO, Optional.empty(), TODAY);
    }

    private static Item item(long id, int late, String open) {
        return contested(id, late, open, "0");
    }

    private static Item contested(long id, int late, String open, String disputed) {
        return new Item(id, TODAY.minusDays(late), new BigDecimal(open), new BigDecimal(disputed), 0);
    }
}
