package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import caposaldo.ordering.KeepTemplate.Run;
import caposaldo.ordering.OrderTemplate.Halt;
import caposaldo.ordering.Rhythm.Unit;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clause 2.6: what a client orders again is ordered by hand or by itself, each time once. */
class StandingOrderTests extends OrderScenario {

    @Autowired
    KeepTemplate templates;

    @Autowired
    OrderTemplates kept;

    @Autowired
    OrderAgain again;

    @Autowired
    StandingOrders standing;

    @AfterEach
    void nothingRunsOn() {
        sql.execute("delete from ordering.order_template where client_id = ?", casa.value());
    }

    @Test
    void aTemplateIsOrderedAtThePricesOfTheDayWithoutDiscountsAndWithoutWhatIsNotSold() {
        var chair = fixture.item("Chair");
        var template = template("Each month", of(lamp, "10", "20"), of(chair, "4", "0"));
        sql.execute("update catalog.item set state = 'WITHDRAWN' where id = ?", chair.value());
        var order = get(again.order(elena, template, null, null));
        assertThat(order.lines()).extracting(OrderLine::item).containsExactly(lamp);
        assertThat(order.lines().getFirst().discount()).isZero();
        assertThat(order.note()).isEqualTo("Each month");
        sql.execute("update catalog.item set state = 'WITHDRAWN' where id = ?", lamp.value());
        assertThat(problem(() -> again.order(elena, template, null, null))).isEqualTo("ordering.invalid.nothingSold");
    }

    @Test
    void theSameNameIsReplacedAndSomebodyElsesChangeIsNoticed() {
        var template = template("Weekly", of(lamp, "10", "0"));
        assertThat(template("weekly", of(lamp, "3", "0"))).isEqualTo(template);
        assertThat(kept.get(elena, template).lines().getFirst().quantity()).isEqualByComparingTo("3");
        assertThatThrownBy(() -> templates.run(elena, template, 1, weekly(TODAY, null, 0, false)))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> kept.get(fixture.scope("Luca"), template)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> templates.stop(fiona, template, 2)).isInstanceOf(Forbidden.class);
        assertThat(problem(() -> templates.run(elena, template, 2, weekly(TODAY.minusDays(1), null, 0, false))))
                .isEqualTo("ordering.invalid.past");
    }

    @Test
    void aStandingOrderIsEnteredOnceEachTimeAheadOfItsDayAndEndsWithItsLast() {
        var template = template("Every week", of(lamp, "10", "0"));
        run(template, weekly(TODAY.plusDays(2), TODAY.plusDays(9), 2, false));
        standing.enter();
        standing.enter();
        assertThat(entered()).extracting(SalesOrder::requestedOn).containsExactly(TODAY.plusDays(2));
        clock.moveTo(TODAY.plusDays(7));
        standing.enter();
        standing.enter();
        assertThat(entered()).extracting(SalesOrder::requestedOn).containsExactly(TODAY.plusDays(2), TODAY.plusDays(9));
        clock.moveTo(TODAY.plusDays(30));
        standing.enter();
        assertThat(entered()).as("its last day is past").hasSize(2);
        assertThat(kept.get(elena, template).standing().orElseThrow().next()).isNull();
    }

    @Test
    void afterDaysOnWhichNothingRanOnlyTheLatestIsEntered() {
        var template = template("Every week", of(lamp, "10", "0"));
        run(template, weekly(TODAY, null, 0, true));
        clock.moveTo(TODAY.plusDays(22));
        standing.enter();
        assertThat(entered()).extracting(SalesOrder::state).containsExactly(OrderState.SUBMITTED);
        assertThat(kept.get(elena, template).standing().orElseThrow().next()).isEqualTo(TODAY.plusDays(28));
    }

    @Test
    void whatEndedWhileNothingRanIsEnteredForItsLastDayAndNeverForALaterOne() {
        var template = template("Until then", of(lamp, "10", "0"));
        run(template, weekly(TODAY, TODAY.plusDays(8), 0, false));
        clock.moveTo(TODAY.plusDays(30));
        standing.enter();
        assertThat(sql.fetch(
                                "select external_key from ordering.sales_order where source = 'STANDING' and client_id = ?",
                                casa.value())
                        .getValues(0, String.class))
                .containsExactly(template.value() + "/" + TODAY.plusDays(7));
        assertThat(kept.get(elena, template).standing().orElseThrow().next()).isNull();
    }

    @Test
    void begunAnewOnTheSameDayItGoesOnWithTheOrderOfThatDay() {
        var template = template("Begun anew", of(lamp, "10", "0"));
        run(template, weekly(TODAY, null, 0, true));
        standing.enter();
        run(template, weekly(TODAY, null, 0, true));
        standing.enter();
        assertThat(entered()).extracting(SalesOrder::state).containsExactly(OrderState.SUBMITTED);
        assertThat(kept.get(elena, template).standing().orElseThrow().halted()).isEmpty();
    }

    @Test
    void oneThatCannotBeHaltsAndTheOthersGoOn() {
        var chair = fixture.item("Chair");
        var halted = template("No price", of(chair, "1", "0"));
        run(halted, weekly(TODAY, null, 0, false));
        run(template("Fine", of(lamp, "1", "0")), weekly(TODAY, null, 0, false));
        sql.execute("update catalog.item set state = 'WITHDRAWN' where id = ?", chair.value());
        standing.enter();
        assertThat(kept.get(elena, halted).standing().orElseThrow().halted()).contains(Halt.REFUSED);
        assertThat(entered()).hasSize(1);
        standing.enter();
        assertThat(entered()).hasSize(1);
    }

    @Test
    void samplesAndFreeGoodsAreNotChargedAndAgreedByWhoMay() {
        var id = keep.begin(elena, casa, OrderKind.FREE_GOODS, null);
        keep.save(elena, id, 1, new KeepOrder.Head(null, null, null), List.of(of(lamp, "10", "0")));
        assertThat(get(id).gross().amount()).isZero();
        assertThat(get(id).lines().getFirst().basePrice()).isEqualByComparingTo("11.25");
        var asked = (SubmitOrder.Outcome.InApproval) submit(id);
        decide.decide(fixture.scope("Marta"), asked.requests().getFirst(), 1, true, "");
        confirm(id);
        assertThat(get(id).state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(facts(casa).exposure().confirmed().amount()).isZero();
        assertThat(get(keep.copy(elena, id)).kind()).isEqualTo(OrderKind.FREE_GOODS);
    }

    private OrderTemplateId template(String name, KeepOrder.Wanted... wanted) {
        return templates.keep(elena, draft(wanted), name);
    }

    private void run(OrderTemplateId template, Run run) {
        templates.run(elena, template, kept.get(elena, template).version(), run);
    }

    private static Run weekly(LocalDate first, @Nullable LocalDate until, int ahead, boolean submits) {
        return new Run(Unit.WEEK, 1, first, until, ahead, submits);
    }

    /** The orders that came of a rhythm, the first first. */
    private List<SalesOrder> entered() {
        return sql.fetch(
                        "select id from ordering.sales_order where client_id = ? and source = 'STANDING' order by id",
                        casa.value())
                .map(row -> get(new SalesOrderId(row.get(0, Long.class))));
    }
}
