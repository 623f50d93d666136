package caposaldo.analytics.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import caposaldo.analytics.collection.CallScript.Facts;
import caposaldo.analytics.collection.CallScript.Line;
import caposaldo.analytics.collection.CallScript.Outcome;
import caposaldo.analytics.collection.CallScript.Part;
import caposaldo.analytics.collection.CallScript.Promised;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;

class CallScriptTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private static Facts owing(String overdue, int items, Optional<Promised> promise) {
        return new Facts(
                new BigDecimal(overdue),
                items,
                Optional.of(TODAY.minusDays(40)),
                BigDecimal.ZERO,
                0,
                promise,
                Optional.empty());
    }

    private static Optional<Promised> promise(Outcome outcome) {
        return Optional.of(new Promised(TODAY.minusDays(2), new BigDecimal("80.00"), new BigDecimal("30.00"), outcome));
    }

    @Test
    void asksForWhatIsOverdueWithinAWeek() {
        assertThat(CallScript.lines(owing("100.00", 2, Optional.empty()), TODAY))
                .containsExactly(
                        new Line.AskFor(new BigDecimal("100.00"), 2, TODAY.minusDays(40), 40),
                        new Line.AskForAll(new BigDecimal("100.00"), TODAY.plusDays(7)));
    }

    @Test
    void namesTheBrokenPromiseAndOffersTwoParts() {
        assertThat(CallScript.lines(owing("100.01", 1, promise(Outcome.BROKEN)), TODAY))
                .endsWith(
                        new Line.NameBrokenPromise(
                                TODAY.minusDays(2), new BigDecimal("80.00"), new BigDecimal("30.00")),
                        new Line.OfferParts(List.of(
                                new Part(new BigDecimal("50.01"), TODAY),
                                new Part(new BigDecimal("50.00"), TODAY.plusDays(7)))));
    }

    @Test
    void partsOfManyDebtsSumToWhatIsOverdueToTheCent() {
        var offer = (Line.OfferParts)
                CallScript.lines(owing("100.01", 9, Optional.empty()), TODAY).getLast();
        assertThat(offer.parts()).hasSize(3);
        assertThat(offer.parts().stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100.01");
    }

    @Test
    void asksNothingWhileAPromiseOfAllRunsAndClearsWhatIsContested() {
        var facts = new Facts(
                new BigDecimal("10.00"),
                1,
                Optional.of(TODAY.minusDays(1)),
                new BigDecimal("700.00"),
                2,
                promise(Outcome.OPEN),
                Optional.empty());
        assertThat(CallScript.lines(facts, TODAY))
                .containsExactly(
                        new Line.RecallPromise(TODAY.minusDays(2), new BigDecimal("80.00"), true),
                        new Line.ClearDisputes(new BigDecimal("700.00"), 2));
    }

    @Test
    void asksForWhatAPromiseLeavesOut() {
        var facts = owing("100.00", 1, promise(Outcome.OPEN));
        assertThat(CallScript.lines(facts, TODAY))
                .contains(new Line.RecallPromise(TODAY.minusDays(2), new BigDecimal("80.00"), false))
                .endsWith(new Line.AskForAll(new BigDecimal("50.00"), TODAY.plusDays(7)));
    }

    @Test
    void hasNothingToAskOfWhoOwesNothing() {
        var facts = new Facts(
                BigDecimal.ZERO, 0, Optional.empty(), BigDecimal.ZERO, 0, promise(Outcome.KEPT), Optional.empty());
        assertThat(CallScript.lines(facts, TODAY))
                .containsExactly(new Line.ThankForKeptPromise(TODAY.minusDays(2), new BigDecimal("80.00")));
    }

    @Test
    void aClientOfFewPaymentsIsDrawnTowardsAllOthers() {
        assertThat(new PaymentHabit(0, 0, 0.3).chanceLate()).isEqualTo(0.3);
        assertThat(new PaymentHabit(4, 4, 0.3).chanceLate()).isCloseTo(0.65, within(1e-9));
        assertThat(new PaymentHabit(96, 96, 0.3).chanceLate()).isCloseTo(0.972, within(1e-9));
        assertThatIllegalArgumentException().isThrownBy(() -> new PaymentHabit(1, 2, 0.3));
    }

    @Test
    void namesTheLetterThatStandsBeforeItAsks() {
        var letter = new CallScript.Letter("DL-2026-0007", 4, TODAY.minusDays(3), true);
        var facts = new Facts(
                BigDecimal.TEN, 1, Optional.of(TODAY), BigDecimal.ZERO, 0, Optional.empty(), Optional.of(letter));
        assertThat(CallScript.lines(facts, TODAY)).contains(new Line.NameLetter(letter), Index.atIndex(1));
    }
}
