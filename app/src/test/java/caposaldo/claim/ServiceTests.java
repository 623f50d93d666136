package caposaldo.claim;

import static caposaldo.db.claim.Tables.SERVICE_LINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.analytics.service.PromisedLine.Outcome;
import caposaldo.analytics.service.ServiceDefinition.Level;
import caposaldo.analytics.service.ServiceDefinition.Reference;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Missing;
import caposaldo.ordering.ConfirmAtOnce;
import caposaldo.ordering.DeliveryNote.Difference;
import caposaldo.ordering.KeepOrder;
import caposaldo.ordering.OrderState;
import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** How well Casa Nova was served, why not, and what came back for what. */
class ServiceTests extends ClaimScenario {

    private static final YearMonth MONTH = YearMonth.from(TODAY);

    @Autowired
    ServiceFigures figures;

    @Autowired
    Misses misses;

    @Autowired
    ServiceDefinitions definitions;

    @Autowired
    CloseMiss close;

    @Autowired
    Losses losses;

    @Autowired
    RequestReturn request;

    @Autowired
    HandleReturn handle;

    @Autowired
    Reasons reasons;

    @Autowired
    ConfirmAtOnce atOnce;

    @Autowired
    private MockMvcTester mvc;

    /** When every window of this month's promises is over. */
    private AccessScope later() {
        return elena.on(TODAY.plusDays(5));
    }

    private ServiceFigure over() {
        return over(later());
    }

    private ServiceFigure over(AccessScope scope) {
        return Objects.requireNonNull(figures.months(scope, MONTH, MONTH, null).get(MONTH));
    }

    private List<Outcome> missed() {
        return misses.after(later(), MONTH, 0).stream().map(Miss::outcome).toList();
    }

    @Test
    void aPromiseIsKeptWhenAllOfItIsAcceptedInItsDays() {
        delivered(List.of(lamp), "10", "10", null);
        delivered(List.of(lamp), "10", "8", Difference.SHORT);
        var undelivered = confirmed(List.of(lamp), "3");
        assertThat(over(elena).level().lines())
                .as("today one is full, the others may still be")
                .isOne();
        assertThat(missed()).containsExactly(Outcome.SHORT, Outcome.SHORT);
        assertThat(misses.after(later(), MONTH, 0).getLast().order()).isEqualTo(undelivered);
        var level = over().level();
        assertThat(level.lines()).isEqualTo(3);
        assertThat(level.otif().orElseThrow())
                .as("one order of three")
                .isBetween(new BigDecimal("0.333"), new BigDecimal("0.334"));
        assertThat(level.caseFill().orElseThrow())
                .as("18 of 23")
                .isBetween(new BigDecimal("0.782"), new BigDecimal("0.783"));
        for (var by : ServiceFigures.By.values()) {
            assertThat(figures.groups(later(), MONTH, by).worst())
                    .extracting(ServiceFigure.Group::figure)
                    .containsExactly(over());
        }
        assertThat(figures.months(fixture.scope("Luca").on(TODAY.plusDays(5)), MONTH, MONTH, null))
                .isEmpty();
    }

    @Test
    void whatAnActFoundMissingWasNotDeliveredWhoeverHadSigned() {
        var note = invoiced();
        assertThat(missed()).isEmpty();
        var act = drawn(note, damaged("4"));
        assertThat(missed()).isEmpty();
        sign(act);
        assertThat(missed()).containsExactly(Outcome.SHORT);
    }

    @Test
    void theContractOfAClientSaysWhatCounts() {
        delivered(List.of(lamp), "10", "8", Difference.SHORT);
        assertThat(missed()).containsExactly(Outcome.SHORT);
        var tolerant = ServiceDefinitions.checked(Reference.CONFIRMED, 0, 0, new BigDecimal("20"), Level.LINE);
        var dated = new ServiceDefinitions.Dated(casa, TODAY.withDayOfMonth(1), tolerant);
        assertThatThrownBy(() -> definitions.keep(elena, dated)).isInstanceOf(Forbidden.class);
        definitions.keep(fixture.scope("Dario"), dated);
        assertThat(missed()).isEmpty();
        assertThat(figures.usual(elena, MONTH).level()).as("for all others").isEqualTo(Level.ORDER);
        assertThat(problem(() -> ServiceDefinitions.checked(Reference.CONFIRMED, -1, 0, BigDecimal.ONE, Level.LINE)))
                .isEqualTo("claim.invalid.days");
    }

    @Test
    void aMissIsClosedByItsRootCauseOnly() {
        delivered(List.of(lamp), "10", "10", null);
        delivered(List.of(lamp), "10", "8", Difference.SHORT);
        var missed = misses.after(later(), MONTH, 0).getLast().line();
        var kept = missed - 1;
        assertThat(problem(() -> close.close(later(), MONTH, missed, MissCause.OTHER, null)))
                .isEqualTo("claim.service.invalid.note");
        assertThatThrownBy(() -> close.close(later(), MONTH, kept, MissCause.STOCK, null))
                .isInstanceOf(Missing.class);
        assertThatThrownBy(() ->
                        close.close(fixture.scope("Luca").on(TODAY.plusDays(5)), MONTH, missed, MissCause.STOCK, null))
                .isInstanceOf(Missing.class);
        close.close(later(), MONTH, missed, MissCause.STOCK, null);
        close.close(later(), MONTH, missed, MissCause.OTHER, "Strike");
        assertThat(misses.unexplainedFirst(later(), MONTH))
                .extracting(Miss::cause, Miss::note)
                .containsExactly(tuple(MissCause.OTHER, "Strike"));
        assertThat(over().open()).isZero();
    }

    /** After each step; whatever is expected of the days it may be looked at is in the recount. */
    @Test
    void whatIsKeptFollowsOrdersDeliveriesActsAndDefinitions() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var products = List.of(lamp, fixture.item("Chair"));
        var dario = fixture.scope("Dario");
        for (var step = 0; step < 12; step++) {
            moveTo(TODAY.minusDays(random.nextInt(40)));
            var items = products.subList(0, 1 + random.nextInt(2));
            switch (random.nextInt(5)) {
                case 0 -> confirmed(items, "5");
                case 1 -> delivered(items, "10", "7.5", Difference.SHORT);
                case 2 ->
                    definitions.keep(
                            dario,
                            new ServiceDefinitions.Dated(
                                    random.nextBoolean() ? casa : null,
                                    day.withDayOfMonth(1),
                                    ServiceDefinitions.checked(
                                            Reference.values()[random.nextInt(2)],
                                            random.nextInt(3),
                                            random.nextInt(9),
                                            BigDecimal.valueOf(random.nextInt(3) * 50L),
                                            Level.values()[random.nextInt(3)])));
                case 3 -> takenAtOnce(items, day.plusDays(random.nextInt(40)));
                default -> {
                    var note = delivered(items, "10", "10", null);
                    moveTo(TODAY);
                    var act = drawn(note, damaged("4"));
                    if (random.nextBoolean()) {
                        sign(act);
                    }
                }
            }
            assertThat(ServiceRecount.differences(sql))
                    .as("seed %d step %d", seed, step)
                    .isEmpty();
        }
    }

    /** Lines that come confirmed: nothing was asked of them before. */
    private void takenAtOnce(List<ItemId> items, LocalDate on) {
        var wanted = items.stream()
                .map(item -> new KeepOrder.Wanted(item, BigDecimal.TEN, BigDecimal.ZERO))
                .toList();
        var head = new KeepOrder.Head(null, day, null);
        var taken =
                atOnce.take(sam, casa, null, head, wanted, new ConfirmAtOnce.Promise(on, "They wait at the counter"));
        var order = taken.order();
        assertThat(order.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(taken).as("what is answered is what stands").isEqualTo(orders.whole(sam, order.id()));
        assertThat(sql.fetchCount(
                        SERVICE_LINE, SERVICE_LINE.ORDER_ID.eq(order.id().value())))
                .isEqualTo(items.size());
    }

    /** What a test says of all clients holds for no other test. */
    @AfterEach
    void forget() {
        sql.execute("delete from claim.service_definition where client_id is null and valid_from > '2000-01-01'");
    }

    /** Whoever it is told by: the shares of each add up to the same rows. */
    @Test
    void sharesOfLossesAddUpToTheirRows() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var all = reasons.all(elena).stream()
                .filter(reason -> reason.isGivenOn(TODAY))
                .toList();
        var today = new Losses.Days(TODAY, TODAY);
        var came = BigDecimal.ZERO;
        for (var round = 0; round < 5; round++) {
            var note = invoiced();
            var quantity = BigDecimal.valueOf(1 + random.nextInt(5_000), 3);
            var id = request.request(
                    elena,
                    note,
                    GoodsReturn.Kind.RETURN,
                    null,
                    List.of(new RequestReturn.Line(
                            1, quantity, all.get(random.nextInt(all.size())).id())));
            if (random.nextInt(4) == 0) {
                handle.refuse(sam, id, 1, "Not ours");
            } else {
                came = came.add(quantity.multiply(new BigDecimal("11.25")).setScale(2, RoundingMode.HALF_UP));
            }
            drawn(note, damaged("2"));
        }
        for (var by : Losses.By.values()) {
            var returned = losses.of(elena, Losses.What.RETURNS, by, today, null);
            assertThat(returned.amount()).as("seed %d by %s", seed, by).isEqualByComparingTo(came);
            assertThat(returned.delivered()).isEqualByComparingTo("562.50");
            assertThat(losses.of(elena, Losses.What.ACTS, by, today, null).amount())
                    .isEqualByComparingTo("112.50");
            assertThat(losses.of(elena, Losses.What.REFUSALS, by, today, null).shares())
                    .isEmpty();
        }
    }

    private String page(String path) throws UnsupportedEncodingException {
        var answer =
                mvc.get().uri(path).with(user(fixture.range().login("Elena"))).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }

    @Test
    void thePagesSayWhatCountsAndAskForTheCause() throws UnsupportedEncodingException {
        delivered(List.of(lamp), "10", "8", Difference.SHORT);
        clock.moveTo(TODAY.plusDays(5));
        var line = misses.after(later(), MONTH, 0).getFirst().line();
        assertThat(page("/service?month=" + MONTH))
                .contains("Counts by orders: the requested day", "too little", "1 without a cause", "cause-" + line);
        for (var by : List.of("PRODUCT", "KAM")) {
            assertThat(page("/service?month=" + MONTH + "&by=" + by)).contains("Case fill");
        }
        var path = "/service/misses/" + line + "/cause";
        var values = Map.of("month", MONTH.toString(), "cause-" + line, "CARRIER");
        var request =
                mvc.post().uri(path).with(user(fixture.range().login("Elena"))).with(csrf());
        for (var value : values.entrySet()) {
            request = request.param(value.getKey(), value.getValue());
        }
        assertThat(request.exchange()).hasStatus3xxRedirection();
        assertThat(page("/service?month=" + MONTH)).contains("carrier", "0 without a cause");
        assertThat(page("/api/v1/service?month=" + MONTH)).contains("\"CARRIER\"", "\"otif\":0");
        assertThat(page("/returns/pareto?losses=ACTS&by=CLIENT")).contains("Nothing in these days.");
        drawn(invoiced(), damaged("2"));
        assertThat(page("/returns/pareto?losses=ACTS&by=REASON")).contains("damage", "22.50");
        assertThat(page("/service/definitions")).contains("requested");
    }
}
