package caposaldo.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import caposaldo.ordering.DeliverOrder;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.ordering.SignDelivery;
import caposaldo.ordering.Warehouses;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clause 2.14: losses are told by the warehouse the goods had left from. */
class WarehouseLossTests extends ClaimScenario {

    @Autowired
    private Losses losses;

    @Autowired
    private Warehouses warehouses;

    private DeliveryNoteId leftFrom(String warehouse) {
        var order = confirmed(List.of(lamp), "10");
        var line = new DeliverOrder.Line(1, BigDecimal.TEN);
        var left = (DeliverOrder.Outcome.Delivered) deliver.deliver(
                sam,
                order,
                orders.get(sam, order).version(),
                new DeliverOrder.Despatch(day, null, warehouse, List.of(line)));
        var all = new SignDelivery.Accepted(1, BigDecimal.TEN, null);
        proof.sign(sam, left.note(), 1, new SignDelivery.Receipt("R. Bianchi", day, List.of(all)));
        return left.note();
    }

    @Test
    void theOneThatLosesMostStandsFirst() {
        var east = "E-" + fixture.range().mark();
        warehouses.add(sam, east, "East of " + east);
        drawn(leftFrom("MAIN"), damaged("1"));
        drawn(leftFrom(east), damaged("3"));

        var told = losses.of(elena, Losses.What.ACTS, Losses.By.WAREHOUSE, new Losses.Days(day, day), casa);
        assertThat(told.shares())
                .extracting(Losses.Share::name, share -> share.amount().stripTrailingZeros())
                .containsExactly(
                        tuple("East of " + east, new BigDecimal("33.75")),
                        tuple("Main warehouse", new BigDecimal("11.25")));
    }
}
