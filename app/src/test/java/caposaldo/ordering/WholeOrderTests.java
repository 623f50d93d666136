package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.kernel.Percent;
import caposaldo.kernel.Role;
import caposaldo.pricing.DiscountRight.Measure;
import caposaldo.pricing.DiscountRights;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clause 2.9: what an order gives away as a whole is in sight, and has limits of its own. */
class WholeOrderTests extends OrderScenario {

    @Autowired
    OrderFigures figures;

    @Autowired
    DiscountRights rights;

    @AfterEach
    void nobodyElseIsHeldByTheseRights() {
        sql.execute("delete from pricing.discount_right where segment = ?", fixture.segment());
    }

    @Test
    void theMarginIsTakenOfWhatCostsAreKnownOf() {
        var id = draft(of(lamp, "10", "20"), of(fixture.item("Chair"), "2", "0"));
        var lines = get(id).lines();
        var whole = OrderMargin.of(lines, Map.of(lamp, new BigDecimal("8.00")));
        assertThat(whole.discount()).as("a fifth of 112.50").isEqualByComparingTo("22.50");
        assertThat(whole.base()).isEqualByComparingTo(whole.net().add(new BigDecimal("22.50")));
        assertThat(whole.margin().orElseThrow()).as("90 less 80").isEqualByComparingTo("10.00");
        assertThat(whole.marginShare()).contains(Percent.of("11.1111"));
        assertThat(whole.uncosted()).isEqualTo(1);
        assertThat(OrderMargin.of(lines, Map.of()).margin()).isEmpty();
        assertThat(OrderMargin.of(List.of(), Map.of()).discountShare()).isEmpty();
    }

    @Test
    void marginsAreSeenByWhoMayAndEarlierPricesByWhoMay() {
        var order = get(draft(of(lamp, "10", "20")));
        assertThat(figures.of(fixture.scope("Marta"), order).margin()).isPresent();
        assertThat(figures.of(sam, order).margin()).as("support sees no costs").isEmpty();
        assertThat(figures.of(sam, order).discount().discount()).isEqualByComparingTo("22.50");
    }

    @Test
    void aDiscountAgreedForAnOrderIsAskedAgainWhenTheOrderGrowsBeyondIt() {
        right(Role.KAM, Measure.LINE, "30");
        right(Role.KAM, Measure.NET_TOTAL, "100");
        var id = draft(of(lamp, "10", "20"));
        assertThat(submit(id)).as("90 in all").isInstanceOf(SubmitOrder.Outcome.Submitted.class);
        work.askBack(sam, id, get(id).version(), "More chairs?");
        keep.save(
                elena,
                id,
                get(id).version(),
                new KeepOrder.Head(null, null, null),
                List.of(of(lamp, "10", "20"), of(fixture.item("Chair"), "2", "0")));
        var asked = (SubmitOrder.Outcome.InApproval) submit(id);
        decide.decide(fixture.scope("Marta"), asked.requests().getFirst(), 1, true, "");
        assertThat(get(id).state()).isEqualTo(OrderState.SUBMITTED);
        work.askBack(sam, id, get(id).version(), "One less?");
        keep.save(
                elena,
                id,
                get(id).version(),
                new KeepOrder.Head(null, null, null),
                List.of(of(lamp, "10", "20"), of(fixture.item("Chair"), "1", "0")));
        assertThat(submit(id)).as("less than was agreed").isInstanceOf(SubmitOrder.Outcome.Submitted.class);
    }

    @Test
    void anOrderBelowItsColumnsByMoreThanTheRoleMayIsAskedFor() {
        right(Role.KAM, Measure.LINE, "30");
        right(Role.KAM, Measure.TOTAL, "10");
        assertThat(submit(draft(of(lamp, "10", "20")))).isInstanceOf(SubmitOrder.Outcome.InApproval.class);
        assertThat(submit(draft(of(lamp, "5", "20"), of(lamp, "5", "0"))))
                .as("a tenth of the whole")
                .isInstanceOf(SubmitOrder.Outcome.Submitted.class);
    }

    private void right(Role role, Measure measure, String limit) {
        rights.add(
                fixture.scope("Dario"),
                new DiscountRights.Facts(
                        role,
                        Optional.empty(),
                        Optional.of(fixture.segment()),
                        measure,
                        new BigDecimal(limit),
                        TODAY,
                        null));
    }
}
