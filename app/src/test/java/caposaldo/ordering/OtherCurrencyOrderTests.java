package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Role;
import caposaldo.pricing.DiscountRight.Measure;
import caposaldo.pricing.DiscountRights;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an order in another currency costs, is worth, and is judged by. */
class OtherCurrencyOrderTests extends OtherCurrencyScenario {

    @Autowired
    private DiscountRights rights;

    @Autowired
    private ConfirmAtOnce atOnce;

    @Autowired
    private WhatFits fits;

    @Test
    void isPricedInItsCurrencyAndWorthItsValueAtTheRateOfTheDay() {
        var order = get(draftIn("USD", of(lamp, "10", "0")));

        assertThat(order.lines().getFirst().price()).isEqualByComparingTo("13.50");
        assertThat(order.gross()).as("135.00 and 22 %").isEqualTo(Money.of("164.70", "USD"));
        assertThat(order.value()).isEqualTo(eur("137.25"));
        assertThat(order.at().rate().orElseThrow().day()).isEqualTo(TODAY);
        assertThat(get(draft(of(lamp, "10", "0"))).at().isOwn())
                .as("the client buys by a column in euros, unless somebody says otherwise")
                .isTrue();
    }

    @Test
    void aClientWhoseColumnIsInDollarsOrdersInDollarsUnlessSomebodySaysOtherwise() {
        var garda = fixture.range().client("Garda Market");
        sql.execute("update account.client set segment = ? where id = ?", fixture.overseas("USD"), garda.value());

        var begun = keep.begin(elena, garda, null);
        assertThat(get(begun).net().currency()).hasToString("USD");
        keep.save(elena, begun, 1, new KeepOrder.Head(null, null, null), List.of(of(lamp, "1", "0")));
        assertThat(get(begun).gross()).isEqualTo(Money.of("16.47", "USD"));
        assertThat(get(draftIn(garda, "EUR", of(lamp, "1", "0"))).gross())
                .as("the list price")
                .isEqualTo(eur("15.25"));
    }

    @Test
    void withoutAPriceInTheCurrencyTheLineSaysSo() {
        var chair = fixture.item("Chair");
        var why = Objects.requireNonNull(
                catchThrowableOfType(Invalid.class, () -> draftIn("USD", of(lamp, "1", "0"), of(chair, "1", "0"))));

        assertThat(why.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("item-2");
            assertThat(problem.messageKey()).isEqualTo("ordering.invalid.price");
            assertThat(problem.arguments()).containsExactly("USD");
        });
    }

    @Test
    void withoutARateOfTheWeekItIsRefusedNamingCurrencyAndDay() {
        fixture.priced("UAH", lamp, "140");
        rate("UAH", TODAY.minusDays(8), "11.7");

        var why = Objects.requireNonNull(catchThrowableOfType(Invalid.class, () -> draftIn("UAH", of(lamp, "1", "0"))));

        assertThat(why.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("currency");
            assertThat(problem.messageKey()).isEqualTo("currency.invalid.missing");
            assertThat(problem.arguments()).startsWith("UAH", TODAY);
        });
        fixture.priced("JPY", lamp, "1500");
        assertThat(problem(() -> draftIn("JPY", of(lamp, "1", "0"))))
                .as("there are no hundredths of a yen")
                .isEqualTo("ordering.invalid.cents");
    }

    @Test
    void inAnotherCurrencyEveryLineIsPricedAnewAndWhatWasAgreedIsAskedForAgain() {
        var id = draft(of(lamp, "10", "20"));
        var asked = (SubmitOrder.Outcome.InApproval) submit(id);
        decide.decide(fixture.scope("Marta"), asked.requests().getFirst(), 1, true, "");
        work.askBack(sam, id, get(id).version(), "In dollars?");

        keep.save(elena, id, get(id).version(), in("USD"), List.of(of(lamp, "10", "20")));

        assertThat(get(id).net()).as("108.00 of 135.00").isEqualTo(Money.of("108.00", "USD"));
        assertThat(submit(id)).isInstanceOf(SubmitOrder.Outcome.InApproval.class);
        assertThat(get(keep.copy(elena, id)).net()).isEqualTo(Money.of("135.00", "USD"));
    }

    @Test
    void aDiscountIsJudgedByTheValueOfTheOrderAndTheMarginItLeaves() {
        right(Measure.LINE, "30");
        right(Measure.NET_TOTAL, "100");
        assertThat(submit(draftIn("USD", of(lamp, "11", "20"))))
                .as("118.80 dollars are 99.00")
                .isInstanceOf(SubmitOrder.Outcome.Submitted.class);
        assertThat(submit(draftIn("USD", of(lamp, "12", "20"))))
                .as("129.60 are 108.00")
                .isInstanceOf(SubmitOrder.Outcome.InApproval.class);
        right(Measure.MARGIN, "0");
        assertThat(submit(draftIn("USD", of(lamp, "1", "15"))))
                .as("11.475 dollars of what costs 9.10 euros, 10.92 dollars")
                .isInstanceOf(SubmitOrder.Outcome.Submitted.class);
        assertThat(submit(draftIn("USD", of(lamp, "1", "25"))))
                .as("10.125 dollars")
                .isInstanceOf(SubmitOrder.Outcome.InApproval.class);
    }

    /** Rights of a role are the company's: other tests must not meet them. */
    @AfterEach
    void rightsEnd() {
        sql.execute("delete from pricing.discount_right where segment = ?", fixture.segment());
    }

    private void right(Measure measure, String limit) {
        rights.add(
                fixture.scope("Dario"),
                new DiscountRights.Facts(
                        Role.KAM,
                        Optional.empty(),
                        Optional.of(fixture.segment()),
                        measure,
                        new BigDecimal(limit),
                        TODAY,
                        null));
    }

    @Test
    void whatFitsIsSoughtInTheCurrencyOfTheOrder() {
        limit(casa, "100");
        var id = draftIn("USD", of(lamp, "10", "0"));
        var part = fits.of(elena, id).now();

        assertThat(part.room()).contains(new BigDecimal("120.00"));
        assertThat(part.gross()).as("seven lamps").isEqualByComparingTo("115.29");
    }

    @Test
    void isTakenAndConfirmedAtOnceForItsValue() {
        var taken = atOnce.take(
                sam, casa, null, in("USD"), List.of(of(lamp, "10", "0")), new ConfirmAtOnce.Promise(TODAY, ""));

        var id = taken.order().id();
        assertThat(taken).as("what is answered is what stands").isEqualTo(orders.whole(sam, id));
        assertThat(get(id).state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(committed(id)).isEqualByComparingTo("137.25");
    }

    @Test
    void manyWritersNeverPassALimitWithOrdersInTwoCurrencies() throws Exception {
        limit(casa, "2000");
        var waiting = IntStream.range(0, 48)
                .mapToObj(n -> {
                    var id = draftIn(n % 2 == 0 ? "USD" : "EUR", of(lamp, Integer.toString(5 + n % 9), "0"));
                    submit(id);
                    return id;
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(16)) {
            var done = threads.invokeAll(waiting.stream()
                    .<Callable<AnswerOrder.Outcome>>map(id -> () -> confirm(id))
                    .toList());
            var held = 0;
            for (var one : done) {
                held += one.get() instanceof AnswerOrder.Outcome.Held ? 1 : 0;
            }
            assertThat(held).isBetween(1, 47);
        }
        assertThat(facts(casa).exposure().total().amount()).isBetween(new BigDecimal("1700"), new BigDecimal("2000"));
        assertThat(waiting.stream().map(this::committed).reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("what credit keeps is what the orders are worth")
                .isEqualByComparingTo(waiting.stream()
                        .map(this::get)
                        .filter(SalesOrder::isConfirmed)
                        .map(order -> order.value().amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
