package caposaldo.claim;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.currency.RateFixture;
import caposaldo.kernel.Money;
import caposaldo.ordering.AnswerOrder;
import caposaldo.ordering.DeliverOrder;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.ordering.KeepOrder;
import caposaldo.ordering.OrderKind;
import caposaldo.ordering.SignDelivery;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ten lamps at 13.50 dollars, of which 1.20 make a euro, were delivered and invoiced. */
class OtherCurrencyClaimTests extends ClaimScenario {

    @Autowired
    private RequestReturn request;

    @Autowired
    private HandleReturn handle;

    @Autowired
    private GoodsReturns returns;

    @Autowired
    private Reasons reasons;

    @Autowired
    private Losses losses;

    @BeforeEach
    void overseas() {
        RateFixture.keep(sql);
        fixture.priced("USD", lamp, "13.50");
    }

    private DeliveryNoteId invoicedInDollars() {
        var head = new KeepOrder.Head(null, null, null, null, Currency.getInstance("USD"));
        var wanted = List.of(new KeepOrder.Wanted(lamp, BigDecimal.TEN, BigDecimal.ZERO));
        var id = keep.enter(elena, casa, OrderKind.STANDARD, null, head, wanted);
        submit.submit(elena, id, 1, "They open a second shop");
        answer.answer(sam, id, 2, List.of(new AnswerOrder.Answer(1, BigDecimal.TEN, day, null)), null);
        var left = (DeliverOrder.Outcome.Delivered) deliver.deliver(
                sam, id, 3, new DeliverOrder.Despatch(day, null, List.of(new DeliverOrder.Line(1, BigDecimal.TEN))));
        proof.sign(
                sam,
                left.note(),
                notes.get(sam, left.note()).version(),
                new SignDelivery.Receipt(
                        "R. Bianchi", day, List.of(new SignDelivery.Accepted(1, BigDecimal.TEN, null))));
        invoice(left.note());
        return left.note();
    }

    private ReturnId cameBack(DeliveryNoteId note, String quantity) {
        var reason = reasons.all(elena).stream()
                .filter(one -> one.code().equals("DEFECT"))
                .findFirst()
                .orElseThrow();
        var id = request.request(
                elena,
                note,
                GoodsReturn.Kind.RETURN,
                null,
                List.of(new RequestReturn.Line(1, new BigDecimal(quantity), reason.id())));
        handle.agree(sam, id, 1);
        handle.receive(sam, id, 2, Map.of(1, new BigDecimal(quantity)));
        handle.credit(fiona, id, 3);
        return id;
    }

    private BigDecimal sold() {
        return sql.fetchSingle(
                        "select coalesce(sum(net_amount), 0) from sales.waiting_line where item_id = ?", lamp.value())
                .get(0, BigDecimal.class);
    }

    @Test
    void whatComesBackIsCreditedInDollarsAndIsSoldNoMoreForWhatItWasSoldFor() {
        var note = invoicedInDollars();
        assertThat(sold()).as("135.00 dollars").isEqualByComparingTo("112.50");
        var first = returns.get(fiona, cameBack(note, "3"));
        assertThat(first.amount()).as("40.50 and 22 %").isEqualTo(Money.of("49.41", "USD"));
        assertThat(first.credit().orElseThrow().amount()).isEqualTo(Money.of("49.41", "USD"));
        cameBack(note, "7");
        assertThat(sold()).isZero();
    }

    @Test
    void whatIsReplacedIsOrderedInTheCurrencyItWasDeliveredIn() {
        var act = signed(invoicedInDollars(), damaged("2"));
        var order = orders.get(elena, settle.replace(elena, act, get(act).version()));
        assertThat(order.net()).isEqualTo(Money.of("0.00", "USD"));
        assertThat(order.lines().getFirst().basePrice()).isEqualByComparingTo("13.50");
    }

    @Test
    void lossesAreAddedUpInTheCompanysCurrency() {
        var note = invoicedInDollars();
        cameBack(note, "4");
        drawn(note, damaged("2"));
        var days = new Losses.Days(day, day);
        var back = losses.of(elena, Losses.What.RETURNS, Losses.By.PRODUCT, days, casa);
        assertThat(back.amount()).as("54.00 dollars").isEqualByComparingTo("45.00");
        assertThat(back.delivered()).as("135.00 dollars").isEqualByComparingTo("112.50");
        assertThat(losses.of(elena, Losses.What.ACTS, Losses.By.PRODUCT, days, casa)
                        .amount())
                .as("27.00 dollars")
                .isEqualByComparingTo("22.50");
    }
}
