package caposaldo.analytics.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import caposaldo.analytics.collection.CollectionList.Place;
import caposaldo.analytics.collection.CollectionList.Treatment;
import caposaldo.analytics.collection.CollectionList.Wait;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CollectionListTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @Test
    void moneyTimesChanceTimesBrokenPromisesDecidesWhoIsCalledFirst() {
        List<Place> order = CollectionList.USUAL.order(
                List.of(debtor(1, "1000", 0.5, 0), debtor(2, "400", 0.5, 2), debtor(3, "900", 0.9, 0)), TODAY);
        assertThat(order).extracting(place -> place.debtor().client()).containsExactly(3L, 2L, 1L);
        assertThat(order)
                .extracting(Place::priority)
                .containsExactly(new BigDecimal("810.00"), new BigDecimal("600.00"), new BigDecimal("500.00"));
        assertThat(order)
                .extracting(Place::treatment)
                .containsExactly(Treatment.AT_RISK, Treatment.AT_RISK, Treatment.LOW_HANGING);
    }

    @Test
    void aFirmWeWouldLendLittleIsCalledBeforeOneWeTrustAndOneWeWouldLendNothingIsAtRisk() {
        List<Place> order = CollectionList.USUAL.order(
                List.of(debtor(1, "1000", 0.5, 0, 0), debtor(2, "900", 0.5, 0.6, 0), debtor(3, "800", 0.5, 1, 0)),
                TODAY);
        assertThat(order).extracting(place -> place.debtor().client()).containsExactly(3L, 2L, 1L);
        assertThat(order)
                .extracting(Place::priority)
                .containsExactly(new BigDecimal("800.00"), new BigDecimal("720.00"), new BigDecimal("500.00"));
        assertThat(order)
                .extracting(Place::treatment)
                .containsExactly(Treatment.AT_RISK, Treatment.LOW_HANGING, Treatment.LOW_HANGING);
    }

    @Test
    void aPromiseStillToComeADisputeAndATalkOfYesterdayWait() {
        Debtor promised = with(debtor(1, "9000", 0.9, 0), Optional.of(TODAY), Optional.empty());
        Debtor talked = with(debtor(2, "8000", 0.9, 0), Optional.empty(), Optional.of(TODAY.minusDays(1)));
        Debtor disputing = new Debtor(
                3,
                BigDecimal.ZERO,
                0.9,
                0,
                0,
                0,
                new BigDecimal("700"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Debtor small = debtor(4, "10", 0.1, 0);
        List<Place> order = CollectionList.USUAL.order(List.of(promised, talked, disputing, small), TODAY);
        assertThat(order.getFirst().debtor()).isEqualTo(small);
        assertThat(order.subList(1, 4))
                .extracting(Place::waits)
                .containsExactly(
                        Optional.of(Wait.PROMISED), Optional.of(Wait.JUST_CONTACTED), Optional.of(Wait.DISPUTED));
    }

    @Test
    void thePromiseThatPassedAndTheTalkOfThreeDaysAgoHoldNobodyBack() {
        Debtor debtor =
                with(debtor(1, "100", 0.5, 0), Optional.of(TODAY.minusDays(1)), Optional.of(TODAY.minusDays(3)));
        assertThat(CollectionList.USUAL.order(List.of(debtor), TODAY))
                .extracting(Place::waits)
                .containsExactly(Optional.empty());
    }

    @Test
    void whoIsToBeSpokenWithOnALaterDayWaitsUntilThen() {
        Debtor agreed = new Debtor(
                1,
                BigDecimal.TEN,
                0.1,
                0,
                0,
                0,
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.of(TODAY.minusDays(9)),
                Optional.of(TODAY.plusDays(1)));
        assertThat(CollectionList.USUAL.order(List.of(agreed), TODAY).getFirst().waits())
                .contains(Wait.AGREED_LATER);
        assertThat(CollectionList.USUAL
                        .order(List.of(agreed), TODAY.plusDays(1))
                        .getFirst()
                        .waits())
                .isEmpty();
    }

    @Test
    void severalLettersPutAClientAtRisk() {
        Debtor debtor = new Debtor(
                1, BigDecimal.TEN, 0.1, 0, 0, 2, BigDecimal.ZERO, Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(CollectionList.USUAL.order(List.of(debtor), TODAY).getFirst().treatment())
                .isEqualTo(Treatment.AT_RISK);
    }

    @Test
    void nobodyIsLostAndTheOrderInWhichTheyComeDoesNotMatter() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Debtor> debtors = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            debtors.add(with(
                    debtor(i, Integer.toString(random.nextInt(50)), random.nextDouble(), random.nextInt(3)),
                    random.nextBoolean() ? Optional.of(TODAY.plusDays(random.nextInt(9) - 4L)) : Optional.empty(),
                    random.nextBoolean() ? Optional.of(TODAY.minusDays(random.nextInt(9))) : Optional.empty()));
        }
        List<Place> order = CollectionList.USUAL.order(debtors, TODAY);
        Collections.shuffle(debtors, random);
        assertThat(CollectionList.USUAL.order(debtors, TODAY))
                .as("seed %d", seed)
                .isEqualTo(order);
        assertThat(order).extracting(Place::debtor).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(debtors);
    }

    @Test
    void amountsBelowZeroAndChancesAboveOneAreNoDebtors() {
        assertThatIllegalArgumentException().isThrownBy(() -> debtor(1, "-1", 0.5, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> debtor(1, "1", 1.5, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> debtor(1, "1", 0.5, 1.1, 0));
    }

    private static Debtor debtor(long client, String overdue, double chance, int broken) {
        return debtor(client, overdue, chance, 0, broken);
    }

    private static Debtor debtor(long client, String overdue, double chance, double doubt, int broken) {
        return new Debtor(
                client,
                new BigDecimal(overdue),
                chance,
                doubt,
                broken,
                0,
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Debtor with(Debtor of, Optional<LocalDate> promised, Optional<LocalDate> contacted) {
        return new Debtor(
                of.client(),
                of.overdue(),
                of.chanceLate(),
                of.doubt(),
                of.brokenPromises(),
                of.dunnings(),
                of.disputed(),
                promised,
                contacted,
                of.nextOn());
    }
}
