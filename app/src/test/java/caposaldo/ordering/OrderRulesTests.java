package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What may follow what, what a buyer is told of it, and what an order comes to. */
class OrderRulesTests {

    @Test
    void everyStateIsReachedAndTheLastOnesLeadNowhere() {
        var reached = EnumSet.of(OrderState.DRAFT);
        for (var round = 0; round < OrderState.values().length; round++) {
            for (var state : EnumSet.copyOf(reached)) {
                OrderStep.after(state)
                        .forEach(step -> reached.add(step.from(state).orElseThrow()));
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(OrderState.values());
        assertThat(OrderStep.after(OrderState.SETTLED))
                .as("a payment taken back")
                .containsExactly(OrderStep.REOPEN);
        assertThat(OrderStep.after(OrderState.CANCELLED)).isEmpty();
        assertThat(OrderStep.after(OrderState.REFUSED)).isEmpty();
    }

    @Test
    void nothingIsConfirmedThatWasNotSubmittedNorCancelledOnceItLeft() {
        for (var state : OrderState.values()) {
            assertThat(OrderStep.CONFIRM.from(state).isPresent()).isEqualTo(state == OrderState.SUBMITTED);
        }
        assertThat(OrderStep.CANCEL.from(OrderState.IN_DELIVERY)).isEmpty();
        assertThat(OrderStep.CANCEL.from(OrderState.DELIVERED)).isEmpty();
        assertThat(OrderStep.CANCEL.from(OrderState.CONFIRMED)).contains(OrderState.CANCELLED);
    }

    @Test
    void eachStateThatABuyerHearsOfHasACodeOfPeppol() {
        assertThat(OrderState.DRAFT.code()).isEmpty();
        assertThat(OrderState.SUBMITTED.code()).contains(OrderState.ResponseCode.AB);
        assertThat(OrderState.CONFIRMED.code()).contains(OrderState.ResponseCode.AP);
        assertThat(OrderState.PARTLY_CONFIRMED.code()).contains(OrderState.ResponseCode.CA);
        assertThat(OrderState.REFUSED.code()).contains(OrderState.ResponseCode.RE);
    }

    @Test
    void aLineIsAcceptedChangedOrNot() {
        var ten = BigDecimal.TEN;
        assertThat(LineResponse.of(ten, new BigDecimal("10.000")).code()).isEqualTo(5);
        assertThat(LineResponse.of(ten, new BigDecimal("9.999")).code()).isEqualTo(3);
        assertThat(LineResponse.of(ten, BigDecimal.ZERO).code()).isEqualTo(7);
    }

    @Test
    void theTaxIsTakenOfTheSumOfEachRate() {
        var line = new OrderTotals.Part(BigDecimal.ONE, new BigDecimal("0.33"), new BigDecimal("22"));
        var totals = OrderTotals.of(List.of(line, line, line));
        assertThat(totals.net()).isEqualByComparingTo("0.99");
        assertThat(totals.vat()).as("0.2178, not three times 0.07").isEqualByComparingTo("0.22");
        assertThat(OrderTotals.of(List.of()).gross()).isEqualByComparingTo("0");
    }

    /** Whatever is ordered: the sums add up, and are off from the exact ones by half a cent a line and a rate at most. */
    @Test
    void totalsEqualARecount() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < 2000; round++) {
            var parts = new ArrayList<OrderTotals.Part>();
            for (var n = random.nextInt(30); n >= 0; n--) {
                parts.add(new OrderTotals.Part(
                        BigDecimal.valueOf(1 + random.nextInt(99_999), random.nextInt(4)),
                        BigDecimal.valueOf(random.nextInt(999_999), 4),
                        new BigDecimal(List.of("0", "4", "10", "22").get(random.nextInt(4)))));
            }
            var totals = OrderTotals.of(parts);
            var exact =
                    parts.stream().map(p -> p.quantity().multiply(p.price())).reduce(BigDecimal.ZERO, BigDecimal::add);
            var half = new BigDecimal("0.005");
            assertThat(totals.net().subtract(exact).abs())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(half.multiply(BigDecimal.valueOf(parts.size())));
            assertThat(totals.rates().stream().map(OrderTotals.Rate::base).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("seed %d", seed)
                    .isEqualByComparingTo(totals.net());
            totals.rates()
                    .forEach(rate -> assertThat(rate.vat())
                            .as("seed %d", seed)
                            .isEqualByComparingTo(rate.base()
                                    .multiply(rate.percent())
                                    .movePointLeft(2)
                                    .setScale(2, RoundingMode.HALF_UP)));
            assertThat(totals.gross()).isEqualByComparingTo(totals.net().add(totals.vat()));
        }
    }

    @Test
    void rowsOfASpreadsheetAreCodeAndQuantity() {
        var pasted = PastedLines.read("AB-1\t12\n\nAB 2;1,5\r\nC3 4\nrubbish\n5901234123457\t1 000\n");
        assertThat(pasted.rows())
                .extracting(PastedLines.Row::code, row -> row.quantity().toPlainString())
                .containsExactly(
                        tuple("AB-1", "12"), tuple("AB 2", "1.5"), tuple("C3", "4"), tuple("5901234123457", "1000"));
        assertThat(pasted.faulty()).containsExactly(5);
    }

    @Test
    void aCodeWithBlanksAndFiguresKeepsThemWherePartedByATab() {
        var pasted = PastedLines.read("S10 1678\t5\nLAMP 7;10\nLAMP 7 10\nAB-1 1 500\n1 000\t\n;\n1234567890123\t2");
        assertThat(pasted.rows())
                .extracting(PastedLines.Row::code, row -> row.quantity().toPlainString())
                .containsExactly(
                        tuple("S10 1678", "5"),
                        tuple("LAMP 7", "10"),
                        tuple("LAMP 7", "10"),
                        tuple("AB-1", "1500"),
                        tuple("1", "0"),
                        tuple("1234567890123", "2"));
        assertThat(pasted.faulty()).containsExactly(6);
    }

    @Test
    void aRowOfNothingButBlanksAndFiguresIsReadAtOnce() {
        var text = "A" + " ".repeat(200_000) + "x\n" + "1 ".repeat(200_000) + "y\n" + "111 ".repeat(200_000);
        assertTimeout(Duration.ofSeconds(5), () -> PastedLines.read(text));
    }
}
