package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.credit.CheckPoint;
import caposaldo.credit.HoldRule;
import caposaldo.credit.HoldRules;
import caposaldo.credit.ReleaseHold;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.ordering.DeliveryNote.Difference;
import caposaldo.ordering.DeliveryNote.State;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.PostDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From what is confirmed to the debt; after each, what credit keeps equals a recount of orders and delivery notes. */
class DeliveryTests extends DeliveryScenario {

    @Autowired
    PostDocument post;

    @Autowired
    HoldRules rules;

    @Autowired
    AskRelease release;

    @Test
    void leavesIsSignedForAndBecomesADebt() {
        var id = confirmed(of(lamp, "10", "0"));
        var note = left(id, "10");
        assertThat(note(note).number()).startsWith("DN-2026-");
        assertThat(get(id).state()).isEqualTo(OrderState.IN_DELIVERY);
        assertThat(facts(casa).exposure().confirmed().amount()).isZero();
        assertThat(facts(casa).exposure().delivered()).isEqualTo(Money.of("137.25", "EUR"));
        signWhole(note);
        assertThat(get(id).state()).isEqualTo(OrderState.DELIVERED);
        invoice(note);
        var invoiced = note(note).invoice().orElseThrow();
        assertThat(invoiced.number()).startsWith("INV-2026-");
        assertThat(invoiced.amount()).isEqualTo(Money.of("137.25", "EUR"));
        assertThat(invoiced.dueOn()).isEqualTo(TODAY.plusDays(30));
        assertThat(get(id).state()).isEqualTo(OrderState.INVOICED);
        assertThat(facts(casa).exposure().delivered().amount()).isZero();
        assertThat(facts(casa).exposure().owed()).isEqualTo(Money.of("137.25", "EUR"));
        assertThat(orders.events(sam, get(id)))
                .extracting(SalesOrders.Event::step)
                .containsExactly("SUBMIT", "CONFIRM", "BEGIN_DELIVERY", "COMPLETE_DELIVERY", "INVOICE");
        assertThat(problem(() -> invoice(note))).isEqualTo("ordering.invalid.invoice");
    }

    @Test
    void aPartLeavesTheRestStaysABackOrderAndNeverMoreThanWasConfirmed() {
        var id = confirmed(of(lamp, "10", "0"), of(fixture.item("Chair"), "4", "0"));
        var first = left(id, "6", "0");
        assertThat(get(id).lines())
                .extracting(line -> line.backOrder().intValue())
                .containsExactly(4, 4);
        assertThat(problem(() -> deliver(id, "5", "1"))).isEqualTo("ordering.invalid.leaves");
        assertThat(problem(() -> deliver(id, "0", "0"))).isEqualTo("ordering.invalid.nothingLeaves");
        assertThatThrownBy(() -> sql.execute(
                        "insert into ordering.delivery_line (note_id, order_line_id, quantity) select ?, id, 5"
                                + " from ordering.order_line where order_id = ? and line_no = 2",
                        first.value(),
                        id.value()))
                .as("whoever writes")
                .hasMessageContaining("order_line");
        assertThatThrownBy(() -> sql.execute("update ordering.delivery_line set quantity = 1"))
                .hasMessageContaining("stands as it left");
        signWhole(first);
        invoice(first);
        assertThat(get(id).state()).as("the rest is to come").isEqualTo(OrderState.IN_DELIVERY);
        assertThat(problem(() -> cancel.cancel(elena, id, get(id).version(), "Too late")))
                .isEqualTo("ordering.invalid.cancel");
        var rest = left(id, "4", "4");
        signWhole(rest);
        invoice(rest);
        assertThat(get(id).state()).isEqualTo(OrderState.INVOICED);
        assertThat(get(id).promised().amount()).isZero();
        assertThat(problem(() -> deliver(id, "1", "0"))).isEqualTo("ordering.invalid.deliver");
    }

    @Test
    void whatIsNotAcceptedSaysWhyFreesItsCreditAndIsNotInvoiced() {
        var id = confirmed(of(lamp, "10", "0"));
        var note = left(id, "10");
        assertThat(problem(() -> sign(note, new SignDelivery.Accepted(1, new BigDecimal("8"), null))))
                .isEqualTo("ordering.invalid.refusal");
        assertThat(problem(() -> sign(note))).isEqualTo("ordering.invalid.unsigned");
        assertThat(problem(() -> sign(note, new SignDelivery.Accepted(1, new BigDecimal("11"), null))))
                .isEqualTo("ordering.invalid.confirmed");
        sign(note, new SignDelivery.Accepted(1, new BigDecimal("8"), Difference.DAMAGED));
        assertThat(facts(casa).exposure().delivered()).as("90 and 22 %").isEqualTo(Money.of("109.80", "EUR"));
        assertThat(problem(() -> signWhole(note))).isEqualTo("ordering.invalid.signed");
        invoice(note);
        assertThat(facts(casa).exposure().owed()).isEqualTo(Money.of("109.80", "EUR"));
        assertThat(facts(casa).exposure().delivered().amount()).isZero();
    }

    @Test
    void whatIsRefusedWholeIsNeverInvoiced() {
        var id = confirmed(of(lamp, "10", "0"));
        var note = left(id, "10");
        sign(note, new SignDelivery.Accepted(1, BigDecimal.ZERO, Difference.REFUSED));
        assertThat(note(note).state()).isEqualTo(State.CLOSED);
        assertThat(get(id).state()).isEqualTo(OrderState.DELIVERED);
        assertThat(facts(casa).exposure().delivered().amount()).isZero();
        assertThat(problem(() -> invoice(note))).isEqualTo("ordering.invalid.invoice");
    }

    @Test
    void aClientLongOverdueGetsNothingUntilItPays() {
        var id = confirmed(of(lamp, "10", "0"));
        post.post(
                fiona,
                new PostDocument.Document(
                        casa,
                        LedgerItem.Kind.INVOICE,
                        null,
                        TODAY.minusDays(100),
                        TODAY.minusDays(70),
                        null,
                        null,
                        Money.of("50", "EUR"),
                        null));
        assertThat(deliver(id, "10"))
                .isInstanceOfSatisfying(
                        DeliverOrder.Outcome.Held.class,
                        held -> assertThat(held.verdict().fired())
                                .anyMatch(weighed -> weighed.rule().measure() == HoldRule.Measure.OVERDUE_DAYS));
        assertThat(get(id).state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(get(id).lines().getFirst().deliveredQuantity()).isZero();
    }

    @Test
    void aRuleAtTheInvoiceHoldsItUntilSomebodyLetsItGo() {
        var rule = rules.add(
                fixture.scope("Dario"),
                new HoldRules.Facts(
                        HoldRule.Measure.LIMIT_MISSING,
                        Optional.empty(),
                        Optional.empty(),
                        CheckPoint.INVOICE,
                        HoldRule.Effect.ESCALATE));
        try {
            var id = confirmed(of(lamp, "10", "0"));
            var note = left(id, "10");
            signWhole(note);
            assertThat(problem(() -> invoice(note))).isEqualTo("ordering.invalid.invoiceHeld");
            assertThat(get(id).nextPoint()).isEqualTo(CheckPoint.INVOICE);
            var asked = (ReleaseHold.Outcome.Asked) release.ask(elena, id, get(id).version(), "They pay on Friday");
            decide.decide(fixture.scope("Marta"), asked.request(), 1, true, "");
            invoice(note);
            assertThat(get(id).state()).isEqualTo(OrderState.INVOICED);
        } finally {
            rules.remove(fixture.scope("Dario"), rule);
        }
    }

    @Test
    void onlySupportDeliversOnlyFinanceInvoicesAndNobodyForOtherPortfolios() {
        var id = confirmed(of(lamp, "10", "0"));
        var note = left(id, "10");
        signWhole(note);
        assertThatThrownBy(() -> invoice.invoice(sam, note, note(note).version()))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() ->
                        deliver.deliver(elena, id, 1, new DeliverOrder.Despatch(TODAY, null, java.util.List.of())))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> notes.get(fixture.scope("Luca"), note)).isInstanceOf(Missing.class);
    }

    /** Whatever leaves and is accepted: what was confirmed is what left and what is to come, and every invoice its lines. */
    @Test
    void nothingIsLostBetweenTheOrderAndTheDebt() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < 12; round++) {
            var chair = fixture.item("Chair " + round);
            var id = confirmed(of(lamp, quantity(random, 40_000), "0"), of(chair, quantity(random, 9_000), "0"));
            var open = new ArrayList<DeliveryNoteId>();
            while (get(id).state().isDeliverable()
                    && get(id).lines().stream()
                            .anyMatch(line -> line.backOrder().signum() > 0)) {
                open.add(left(
                        id,
                        some(random, get(id).lines().get(0)),
                        some(random, get(id).lines().get(1))));
                var order = get(id);
                var gone = sql.fetchSingle("select delivered_amount from ordering.sales_order where id = ?", id.value())
                        .get(0, BigDecimal.class);
                var toCome = facts(casa).exposure().confirmed().amount();
                assertThat(gone.add(toCome))
                        .as("seed %d", seed)
                        .isEqualByComparingTo(order.confirmed().amount());
            }
            open.forEach(note -> accept(random, note));
            open.stream().filter(note -> note(note).state() == State.SIGNED).forEach(note -> {
                invoice(note);
                assertThat(note(note).invoice().orElseThrow().amount().amount())
                        .as("seed %d", seed)
                        .isEqualByComparingTo(note(note).totals().gross());
            });
            assertThat(get(id).promised().amount()).as("seed %d", seed).isZero();
            assertThat(facts(casa).exposure().delivered().amount())
                    .as("seed %d", seed)
                    .isZero();
        }
    }

    private void accept(Random random, DeliveryNoteId note) {
        sign(
                note,
                note(note).lines().stream()
                        .map(line -> random.nextInt(3) == 0
                                ? new SignDelivery.Accepted(line.no(), BigDecimal.ZERO, Difference.SHORT)
                                : new SignDelivery.Accepted(line.no(), line.quantity(), null))
                        .toArray(SignDelivery.Accepted[]::new));
    }

    private static String quantity(Random random, int most) {
        return BigDecimal.valueOf(1 + random.nextInt(most), 3).toPlainString();
    }

    /** All that is left of a line, or a part of it that is not nothing. */
    private static String some(Random random, OrderLine line) {
        var left = line.backOrder().unscaledValue().intValueExact();
        var leaves = left < 10 || random.nextBoolean() ? left : 1 + random.nextInt(left);
        return BigDecimal.valueOf(leaves, line.backOrder().scale()).toPlainString();
    }
}
