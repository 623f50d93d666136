package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Money;
import caposaldo.ordering.DeliveryNote.Difference;
import caposaldo.ordering.LineResponse.Refusal;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clause 2.11: what was confirmed and will not come. */
class GiveUpRestTests extends DeliveryScenario {

    @Autowired
    GiveUpRest rest;

    @Test
    void theRestIsOwedNoMoreItsCreditIsFreeAndTheOrderGoesOnWithWhatLeft() {
        limit(casa, "1000");
        var id = confirmed(of(lamp, "10", "0"), of(fixture.item("Chair"), "4", "0"));
        assertThat(problem(() -> giveUp(id))).as("nothing has left").isEqualTo("ordering.invalid.giveUp");
        var first = left(id, "6", "0");
        giveUp(id);
        assertThat(get(id).state()).as("on its way").isEqualTo(OrderState.IN_DELIVERY);
        assertThat(get(id).lines())
                .extracting(line -> line.givenUpQuantity().intValue() + " "
                        + line.backOrder().intValue())
                .containsExactly("4 0", "4 0");
        assertThat(facts(casa).exposure().confirmed().amount()).isZero();
        assertThat(facts(casa).free()).as("82.35 left").contains(Money.of("917.65", "EUR"));
        assertThat(problem(() -> giveUp(id))).isEqualTo("ordering.invalid.giveUp");
        assertThat(problem(() -> deliver(id, "1", "0"))).isEqualTo("ordering.invalid.leaves");
        signWhole(first);
        assertThat(get(id).state()).isEqualTo(OrderState.DELIVERED);
        invoice(first);
        assertThat(get(id).state()).isEqualTo(OrderState.INVOICED);
        assertThat(orders.events(sam, get(id)))
                .extracting(SalesOrders.Event::step)
                .containsExactly("SUBMIT", "CONFIRM", "BEGIN_DELIVERY", "GIVE_UP", "COMPLETE_DELIVERY", "INVOICE");
    }

    @Test
    void anOrderOfWhichEverythingElseIsInvoicedIsThatAtOnce() {
        var id = confirmed(of(lamp, "10", "0"));
        var first = left(id, "6");
        signWhole(first);
        invoice(first);
        assertThatThrownBy(() -> rest.giveUp(elena, id, get(id).version(), Refusal.OTHER, null))
                .isInstanceOf(Forbidden.class);
        giveUp(id);
        assertThat(get(id).state()).isEqualTo(OrderState.INVOICED);
    }

    @Test
    void whatComesBackWholeAfterEverythingElseIsPaidLeavesTheOrderSettled() {
        var id = confirmed(of(lamp, "10", "0"));
        var first = left(id, "6");
        signWhole(first);
        pay(invoice(first), "82.35");
        var second = left(id, "4");
        assertThat(get(id).state()).isEqualTo(OrderState.IN_DELIVERY);
        sign(second, new SignDelivery.Accepted(1, BigDecimal.ZERO, Difference.REFUSED));
        assertThat(get(id).state()).isEqualTo(OrderState.SETTLED);
    }

    private void giveUp(SalesOrderId id) {
        rest.giveUp(sam, id, get(id).version(), Refusal.OUT_OF_STOCK, "The mill stands still");
    }
}
