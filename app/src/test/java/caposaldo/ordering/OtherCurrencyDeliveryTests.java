package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.kernel.Money;
import caposaldo.ordering.DeliveryNote.Difference;
import caposaldo.receivable.Apportionment.Share;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.OtherLedgers;
import caposaldo.receivable.PostPayment;
import caposaldo.receivable.Receivables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the order in another currency to its money; credit keeps its value, and none of it at the end. */
class OtherCurrencyDeliveryTests extends OtherCurrencyScenario {

    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    @Autowired
    private PostPayment payments;

    @Autowired
    private Receivables receivables;

    @Autowired
    private OtherLedgers others;

    @Autowired
    private GiveUpRest rest;

    @Test
    void goesFromTheDraftToTheMoneyInItsCurrencyAndLeavesNoCreditBehind() {
        fixture.priced("EGP", lamp, "150");
        rate("EGP", TODAY.minusDays(3), "12");
        var id = confirmedIn("EGP", of(lamp, "10", "0"));
        assertThat(facts(casa).exposure().confirmed()).as("1,830.00 at 12").isEqualTo(eur("152.50"));

        var first = left(id, "3");
        assertThat(facts(casa).exposure().confirmed()).as("1,281.00 to come").isEqualTo(eur("106.75"));
        assertThat(facts(casa).exposure().delivered()).isEqualTo(eur("45.75"));
        var rest = left(id, "7");
        sign(first, new SignDelivery.Accepted(1, new BigDecimal("2"), Difference.DAMAGED));
        assertThat(facts(casa).exposure().delivered()).as("366.00 and 1,281.00").isEqualTo(eur("137.25"));
        signWhole(rest);

        rate("EGP", TODAY, "12.5");
        var one = invoice(first);
        var two = invoice(rest);
        assertThat(committed(id)).isZero();
        assertThat(facts(casa).exposure().delivered().amount()).isZero();
        assertThat(get(id).state()).isEqualTo(OrderState.INVOICED);
        var owed = receivables.get(fiona, two);
        assertThat(owed.amount()).isEqualTo(Money.of("1281.00", "EGP"));
        assertThat(others.worth(fiona, owed).orElseThrow().value())
                .as("at the rate of the day it was invoiced")
                .isEqualTo(eur("102.48"));
        assertThat(sold(two.value())).as("1,050.00 without tax").isEqualByComparingTo("84.00");

        pay(Money.of("1647.00", "EGP"), YESTERDAY, one, two);
        assertThat(others.worth(fiona, receivables.get(fiona, two))
                        .orElseThrow()
                        .realised())
                .as("106.75 came in for it")
                .isEqualTo(eur("4.27"));
        assertThat(get(id).state()).isEqualTo(OrderState.SETTLED);
    }

    private void pay(Money money, LocalDate on, LedgerItemId... invoices) {
        var shares = List.of(invoices).stream()
                .map(id -> new Share(id, receivables.get(fiona, id).open()))
                .toList();
        payments.post(fiona, new PostPayment.Payment(casa, money, on, null, List.of(), shares, null));
    }

    private BigDecimal sold(long invoice) {
        return sql.fetchSingle(
                        "select sum(net_amount) from sales.waiting_line w join receivable.ledger_item i on i.number = w.document_no"
                                + " where i.id = ?",
                        invoice)
                .get(0, BigDecimal.class);
    }

    @Test
    void whatIsCancelledOrGivenUpFreesAllOfItsValue() {
        rate("COP", TODAY, "48.7");
        fixture.priced("COP", lamp, "0.33");
        var cancelled = confirmedIn("COP", of(lamp, "7", "0"));
        assertThat(committed(cancelled)).as("2.82 at 48.7").isEqualByComparingTo("0.06");
        cancel.cancel(elena, cancelled, get(cancelled).version(), "Not wanted any more");
        assertThat(committed(cancelled)).isZero();

        var nothing = confirmedIn("COP", of(lamp, "0.5", "0"));
        assertThat(committed(nothing)).as("0.21 is no cent").isZero();
        cancel.cancel(elena, nothing, get(nothing).version(), "Not wanted any more");
        assertThat(get(nothing).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void withoutARateOfTheDayItIsNotInvoicedAndPromisesOn() {
        fixture.priced("PEN", lamp, "40");
        rate("PEN", TODAY, "4");
        var id = confirmedIn("PEN", of(lamp, "1", "0"));
        var note = left(id, "1");
        signWhole(note);
        sql.execute("delete from currency.exchange_rate where currency = 'PEN'");
        assertThat(problem(() -> invoice(note))).isEqualTo("currency.invalid.missing");
        assertThat(committed(id)).as("48.80 at 4").isEqualByComparingTo("12.20");
        rate("PEN", TODAY, "5");
        invoice(note);
        assertThat(committed(id)).isZero();
        assertThat(facts(casa).exposure().owed()).as("48.80 at 5").isEqualTo(eur("9.76"));
    }

    /** However it leaves, is accepted, given up and invoiced, in whatever parts, what credit keeps for it comes to nothing. */
    @Test
    void partsOfAnyKindLeaveNoCreditBehind() {
        var seed = Long.getLong("caposaldo.seed", System.nanoTime());
        var random = new Random(seed);
        rate("RSD", TODAY, "37.913");
        fixture.priced("RSD", lamp, "1.37");
        for (var round = 0; round < 4; round++) {
            var id = confirmedIn("RSD", of(lamp, Integer.toString(20 + random.nextInt(60)), "0"));
            while (get(id).state() != OrderState.DELIVERED && get(id).state() != OrderState.INVOICED) {
                var open = get(id).lines().getFirst().backOrder().intValue();
                if (open < 9 && get(id).state() == OrderState.IN_DELIVERY) {
                    rest.giveUp(sam, id, get(id).version(), LineResponse.Refusal.OUT_OF_STOCK, null);
                    continue;
                }
                var note = left(id, Integer.toString(Math.min(open, 1 + random.nextInt(30))));
                var leaving = note(note).lines().getFirst().quantity();
                var short_ = random.nextInt(3) == 0;
                var accepted = short_ ? new BigDecimal(random.nextInt(leaving.intValue())) : leaving;
                sign(note, new SignDelivery.Accepted(1, accepted, short_ ? Difference.SHORT : null));
                if (note(note).state() == DeliveryNote.State.SIGNED) {
                    invoice(note);
                }
            }
            assertThat(committed(id)).as("seed %d", seed).isZero();
            assertThat(get(id).promised().amount()).as("seed %d", seed).isZero();
        }
    }
}
