package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import caposaldo.catalog.ItemId;
import caposaldo.kernel.Money;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.PostDocument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clause 2.8: the most of an order that the client's credit lets go. */
class WhatFitsTests extends OrderScenario {

    @Autowired
    private WhatFits fits;

    @Autowired
    private SplitOrder split;

    @Autowired
    private PostDocument post;

    private ItemId costing(String name, String cost) {
        var item = fixture.item(name);
        sql.execute(
                "insert into catalog.item_cost (item_id, valid_from, cost) values (?, ?, ?)",
                item.value(),
                TODAY,
                new BigDecimal(cost));
        return item;
    }

    private void owes(String amount, int daysLate) {
        post.post(
                fiona,
                new PostDocument.Document(
                        casa,
                        LedgerItem.Kind.INVOICE,
                        null,
                        TODAY.minusDays(daysLate + 30L),
                        TODAY.minusDays(daysLate),
                        null,
                        null,
                        Money.of(amount, "EUR"),
                        null));
    }

    private static List<Integer> whole(WhatFits.Part part) {
        return part.quantities().stream().map(BigDecimal::intValueExact).toList();
    }

    @Test
    void anOrderWithinTheFreeCreditGoesWhole() {
        limit(casa, "1000");
        var answer = fits.of(elena, draft(of(lamp, "10", "0")));
        assertThat(answer.isHeld()).isFalse();
        assertThat(whole(answer.now())).containsExactly(10);
        assertThat(answer.payments()).isEmpty();
    }

    @Test
    void keepsWhatBringsMostAndNotWhatWasTypedFirst() {
        var dear = costing("Dear to make", "11.00");
        var cheap = costing("Cheap to make", "4.00");
        limit(casa, "137.25");
        var answer = fits.of(elena, draft(of(dear, "10", "0"), of(cheap, "10", "0")));
        assertThat(answer.isPart()).isTrue();
        assertThat(answer.now().room()).contains(new BigDecimal("137.25"));
        assertThat(whole(answer.now()))
                .as("a piece of one more brings 7.25, the other product in the range 3.75 and its own 0.25")
                .containsExactly(0, 10);
        assertThat(answer.now().gross()).isEqualByComparingTo("137.25");
        assertThat(answer.now().proven()).isTrue();
    }

    @Test
    void goesInWholePacks() {
        sql.execute("insert into catalog.pack (item_id, unit_code, quantity) values (?, 'CT', 6)", lamp.value());
        limit(casa, "250");
        var answer = fits.of(elena, draft(of(lamp, "24", "0")));
        assertThat(whole(answer.now()))
                .as("of 18 that would fit, three cartons")
                .containsExactly(18);
        limit(casa, "240");
        assertThat(whole(fits.of(elena, draft(of(lamp, "24", "0"))).now())).containsExactly(12);
    }

    @Test
    void saysWhatEachPaymentWouldRelease() {
        limit(casa, "400");
        owes("200.00", 5);
        owes("150.00", 1);
        var id = draft(of(lamp, "10", "0"), of(costing("Chair", "9"), "10", "0"));
        var answer = fits.of(elena, id);
        assertThat(answer.now().room()).contains(new BigDecimal("50.00"));
        assertThat(answer.payments()).hasSize(2);
        assertThat(answer.payments().getFirst().part().room()).contains(new BigDecimal("250.00"));
        assertThat(answer.payments().getFirst().part().gross()).isLessThanOrEqualTo(new BigDecimal("250.00"));
        assertThat(whole(answer.payments().getLast().part())).as("all of it").containsExactly(10, 10);
    }

    @Test
    void whatIsOverdueTooLongReleasesNothingUntilItIsPaid() {
        limit(casa, "10000");
        owes("100.00", 45);
        owes("70.00", 40);
        var answer = fits.of(elena, draft(of(lamp, "10", "0")));
        assertThat(answer.isHeld()).isTrue();
        assertThat(answer.isPart()).isFalse();
        assertThat(whole(answer.now())).containsExactly(0);
        assertThat(answer.payments()).extracting(step -> step.part().lines()).containsExactly(0, 1);
    }

    @Test
    void theRestWaitsOnADraftOfItsOwnAndNothingIsLostBetweenThem() {
        limit(casa, "100");
        var chair = costing("Chair", "3");
        var id = draft(of(lamp, "10", "5"), of(chair, "8", "0"));
        var rest = split.split(elena, id, get(id).version());
        assertThat(quantity(id, lamp).add(quantity(rest, lamp))).isEqualByComparingTo("10");
        assertThat(quantity(id, chair).add(quantity(rest, chair))).isEqualByComparingTo("8");
        assertThat(get(rest).lines())
                .allSatisfy(line -> assertThat(line.discount())
                        .isEqualByComparingTo(line.item().equals(lamp) ? "5" : "0"));
        assertThat(fits.of(elena, id).isHeld()).isFalse();
        assertThat(problem(() -> split.split(elena, id, get(id).version()))).isEqualTo("ordering.invalid.split");
    }

    private BigDecimal quantity(SalesOrderId id, ItemId item) {
        return get(id).lines().stream()
                .filter(line -> line.item().equals(item))
                .map(OrderLine::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void neverMoreThanTheRoomAndNeverMoreThanWasWanted() {
        var seed = Long.getLong("caposaldo.seed", System.nanoTime());
        var random = new Random(seed);
        var items = IntStream.range(0, 6)
                .mapToObj(i -> costing("Item " + i, Integer.toString(1 + random.nextInt(14))))
                .toList();
        for (var round = 0; round < 10; round++) {
            limit(casa, Integer.toString(20 + random.nextInt(600)));
            var wanted = items.stream()
                    .map(item -> of(item, Integer.toString(1 + random.nextInt(20)), "0"))
                    .toArray(KeepOrder.Wanted[]::new);
            var answer = fits.of(elena, draft(wanted));
            var now = answer.now();
            var gross = OrderTotals.of(IntStream.range(0, wanted.length)
                            .mapToObj(i -> answer.order()
                                    .lines()
                                    .get(i)
                                    .part(now.quantities().get(i)))
                            .toList())
                    .gross();
            assertThat(now.gross()).as("seed %d", seed).isCloseTo(gross, within(BigDecimal.ZERO));
            assertThat(now.room().orElseThrow()).as("seed %d", seed).isGreaterThanOrEqualTo(now.gross());
            for (var i = 0; i < wanted.length; i++) {
                assertThat(now.quantities().get(i)).isBetween(BigDecimal.ZERO, wanted[i].quantity());
            }
        }
    }
}
