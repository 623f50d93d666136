package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Stale;
import caposaldo.ordering.LineResponse.Refusal;
import caposaldo.pricing.PriceExplanation.Source;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTests extends OrderScenario {

    @Test
    void aLineCarriesThePriceOfTheDayAndWhereItComesFrom() {
        var order = get(draft(of(lamp, "10", "0")));
        var line = order.lines().getFirst();
        assertThat(line.price()).isEqualByComparingTo("11.25");
        assertThat(line.source()).isEqualTo(Source.COLUMN);
        assertThat(line.column()).contains("Wholesale");
        assertThat(order.net()).isEqualTo(Money.of("112.50", "EUR"));
        assertThat(order.gross()).as("with the 22 % of Italy").isEqualTo(Money.of("137.25", "EUR"));
        assertThat(order.number()).as("a draft takes no number").isNull();
    }

    @Test
    void goesFromTheDraftToSupportAndIsConfirmedLineByLine() {
        var chair = fixture.item("Chair");
        var id = draft(of(lamp, "10", "0"), of(chair, "4", "0"));
        assertThat(submit(id)).isInstanceOf(SubmitOrder.Outcome.Submitted.class);
        assertThat(get(id).number()).startsWith("SO-2026-");
        work.claim(sam, id, get(id).version());
        answer.answer(
                sam,
                id,
                get(id).version(),
                List.of(
                        new AnswerOrder.Answer(1, new BigDecimal("6"), TODAY.plusDays(2), Refusal.OUT_OF_STOCK),
                        new AnswerOrder.Answer(2, BigDecimal.ZERO, null, Refusal.DISCONTINUED)),
                "The rest in January");
        var order = get(id);
        assertThat(order.state()).isEqualTo(OrderState.PARTLY_CONFIRMED);
        assertThat(order.lines())
                .extracting(line -> line.response().orElseThrow())
                .containsExactly(LineResponse.CHANGED, LineResponse.NOT_ACCEPTED);
        assertThat(order.confirmed()).as("67.50 and 22 %").isEqualTo(Money.of("82.35", "EUR"));
        assertThat(facts(casa).exposure().confirmed()).isEqualTo(Money.of("82.35", "EUR"));
        assertThat(orders.events(elena, order))
                .extracting(SalesOrders.Event::step)
                .containsExactly("SUBMIT", "CLAIM", "CONFIRM_PARTLY");
        assertThatThrownBy(() -> sql.execute("update ordering.order_event set note = 'otherwise'"))
                .hasMessageContaining("only added to");
    }

    @Test
    void cancellingFreesWhatItHadConfirmedToTheCent() {
        limit(casa, "1000");
        var id = draft(of(lamp, "10", "0"));
        submit(id);
        confirm(id);
        assertThat(facts(casa).free()).contains(Money.of("862.75", "EUR"));
        assertThat(problem(() -> cancel.cancel(elena, id, get(id).version(), " ")))
                .isEqualTo("ordering.invalid.why");
        cancel.cancel(elena, id, get(id).version(), "The shop does not open");
        assertThat(facts(casa).free()).contains(Money.of("1000", "EUR"));
        assertThat(get(id).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(problem(() -> cancel.cancel(elena, id, get(id).version(), "Again")))
                .isEqualTo("ordering.invalid.cancel");
    }

    @Test
    void aDiscountBeyondTheRightsWaitsForTheHeadAndHoldsUntilItChanges() {
        var id = draft(of(lamp, "10", "20"));
        var asked = (SubmitOrder.Outcome.InApproval) submit(id);
        assertThat(get(id).state()).isEqualTo(OrderState.IN_APPROVAL);
        assertThat(problem(
                        () -> keep.save(elena, id, get(id).version(), new KeepOrder.Head(null, null, null), List.of())))
                .isEqualTo("ordering.invalid.closed");
        decide.decide(fixture.scope("Marta"), asked.requests().getFirst(), 1, true, "");
        assertThat(get(id).state()).isEqualTo(OrderState.SUBMITTED);
        // Support asks back; the same discount is not asked again, another one is.
        work.askBack(sam, id, get(id).version(), "Which colour?");
        assertThat(submit(id)).isInstanceOf(SubmitOrder.Outcome.Submitted.class);
        work.claim(sam, id, get(id).version());
        work.askBack(sam, id, get(id).version(), "Really?");
        keep.save(elena, id, get(id).version(), new KeepOrder.Head(null, null, null), List.of(of(lamp, "10", "25")));
        assertThat(submit(id)).isInstanceOf(SubmitOrder.Outcome.InApproval.class);
        assertThat(get(id).hands().claimedBy()).as("out of support's hands").isNull();
    }

    @Test
    void aNoMakesItADraftAgain() {
        var id = draft(of(lamp, "10", "20"));
        var asked = (SubmitOrder.Outcome.InApproval) submit(id);
        decide.decide(fixture.scope("Marta"), asked.requests().getFirst(), 1, false, "Below our margin");
        assertThat(get(id).state()).isEqualTo(OrderState.DRAFT);
    }

    @Test
    void whatIsOverTheLimitIsAskedForAndWaitsForBothDecisions() {
        limit(casa, "100");
        var id = draft(of(lamp, "10", "20"));
        var asked = (SubmitOrder.Outcome.InApproval) submit(id);
        assertThat(asked.requests()).as("the discount, and the credit").hasSize(2);
        decide.decide(fixture.scope("Marta"), asked.requests().getFirst(), 1, true, "");
        assertThat(get(id).state()).isEqualTo(OrderState.IN_APPROVAL);
        decide.decide(fixture.scope("Marta"), asked.requests().getLast(), 1, true, "");
        assertThat(get(id).state()).isEqualTo(OrderState.SUBMITTED);
        assertThat(confirm(id)).isInstanceOf(AnswerOrder.Outcome.Answered.class);
    }

    @Test
    void creditIsAskedAgainWhenItIsConfirmed() {
        limit(casa, "200");
        var first = draft(of(lamp, "10", "0"));
        var second = draft(of(lamp, "10", "0"));
        submit(first);
        submit(second);
        assertThat(confirm(first)).isInstanceOf(AnswerOrder.Outcome.Answered.class);
        assertThat(confirm(second))
                .as("submitted when there was still room")
                .isInstanceOf(AnswerOrder.Outcome.Held.class);
        assertThat(get(second).state()).isEqualTo(OrderState.SUBMITTED);
    }

    @Test
    void twoPeopleNeverChangeItWithoutKnowing() {
        var id = draft(of(lamp, "10", "0"));
        var version = get(id).version();
        keep.save(elena, id, version, new KeepOrder.Head("PO 1", null, null), List.of(of(lamp, "11", "0")));
        assertThatThrownBy(() -> keep.save(
                        elena, id, version, new KeepOrder.Head("PO 2", null, null), List.of(of(lamp, "12", "0"))))
                .isInstanceOf(Stale.class);
        submit(id);
        work.claim(sam, id, get(id).version());
        assertThatThrownBy(() -> confirmAs("Dario", id)).isInstanceOf(Forbidden.class);
    }

    private void confirmAs(String given, SalesOrderId id) {
        answer.answer(fixture.scope(given), id, get(id).version(), List.of(), null);
    }

    @Test
    void everyFaultyRowOfASpreadsheetIsNamedAndThenNoneIsTaken() {
        var id = draft();
        var code = get(draft(of(lamp, "1", "0"))).lines().getFirst().code();
        var text = code.toLowerCase(java.util.Locale.ROOT) + "\t5\nNO-SUCH\t2\nwords only\n" + code + "\t0\n";
        assertThatThrownBy(() -> paste.paste(elena, id, get(id).version(), text))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Invalid.Problem::messageKey)
                                .containsExactlyInAnyOrder(
                                        "ordering.invalid.paste.row",
                                        "ordering.invalid.paste.code",
                                        "ordering.invalid.paste.quantity"));
        assertThat(get(id).lines()).isEmpty();
        paste.paste(elena, id, get(id).version(), code + "\t5\n" + code + ";2,5");
        assertThat(get(id).lines()).extracting(OrderLine::quantity).hasSize(2);
    }

    @Test
    void aCopyStandsAtThePricesOfTodayWithoutDiscounts() {
        var id = draft(of(lamp, "10", "20"));
        var copy = get(keep.copy(elena, id));
        assertThat(copy.state()).isEqualTo(OrderState.DRAFT);
        assertThat(copy.lines().getFirst().price()).isEqualByComparingTo("11.25");
    }

    @Test
    void anAnswerNamesEachLineThatIsAnsweredWrongly() {
        var id = draft(of(lamp, "10", "0"));
        submit(id);
        var version = get(id).version();
        assertThat(problem(() -> answer.answer(
                        sam, id, version, List.of(new AnswerOrder.Answer(1, new BigDecimal("11"), TODAY, null)), null)))
                .isEqualTo("ordering.invalid.confirmed");
        assertThat(problem(() -> answer.answer(
                        sam, id, version, List.of(new AnswerOrder.Answer(1, new BigDecimal("9"), TODAY, null)), null)))
                .isEqualTo("ordering.invalid.refusal");
        assertThat(problem(() -> answer.answer(
                        sam, id, version, List.of(new AnswerOrder.Answer(1, BigDecimal.TEN, null, null)), null)))
                .isEqualTo("ordering.invalid.promised");
        assertThat(problem(() -> answer.answer(sam, id, version, List.of(), null)))
                .isEqualTo("ordering.invalid.unanswered");
    }

    @Test
    void nobodySeesTheOrdersOfOtherPortfolios() {
        var id = draft(of(lamp, "10", "0"));
        assertThatThrownBy(() -> orders.get(fixture.scope("Luca"), id)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> keep.begin(fixture.scope("Luca"), casa, null)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> keep.begin(fixture.scope("Fiona"), casa, null)).isInstanceOf(Forbidden.class);
    }
}
