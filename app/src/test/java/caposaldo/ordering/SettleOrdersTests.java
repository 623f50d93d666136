package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.receivable.CancelPayment;
import caposaldo.receivable.Receivables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clause 2.13: what becomes of an order when its invoices are paid. */
class SettleOrdersTests extends DeliveryScenario {

    @Autowired
    CancelPayment unpay;

    @Autowired
    Receivables receivables;

    @Test
    void isSettledByTheLastCentOfTheLastInvoiceAndWaitsAgainWhenAPaymentIsTakenBack() {
        var id = confirmed(of(lamp, "10", "0"));
        var first = left(id, "6");
        signWhole(first);
        var one = invoice(first);
        pay(one, "82.35");
        assertThat(get(id).state()).as("the rest is to come").isEqualTo(OrderState.IN_DELIVERY);
        var rest = left(id, "4");
        signWhole(rest);
        var other = invoice(rest);
        assertThat(get(id).state()).isEqualTo(OrderState.INVOICED);
        pay(other, "54.89");
        assertThat(get(id).state()).as("a cent is open").isEqualTo(OrderState.INVOICED);
        var cent = pay(other, "0.01");
        assertThat(get(id).state()).isEqualTo(OrderState.SETTLED);
        unpay.cancel(fiona, cent, receivables.get(fiona, cent).version());
        assertThat(get(id).state()).isEqualTo(OrderState.INVOICED);
        pay(other, "0.01");
        assertThat(orders.events(sam, get(id)))
                .extracting(SalesOrders.Event::step)
                .endsWith("INVOICE", "SETTLE", "REOPEN", "SETTLE");
    }
}
