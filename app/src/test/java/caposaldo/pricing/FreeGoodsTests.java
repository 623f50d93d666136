package caposaldo.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.catalog.ItemId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What promotions give for free, without a database. */
class FreeGoodsTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final ItemId LAMP = new ItemId(1);
    private static final ItemId SHADE = new ItemId(2);
    private static final ItemId BULB = new ItemId(3);
    private static final List<ItemId> ALL = List.of(LAMP, SHADE, BULB);

    private record Line(ItemId item, BigDecimal quantity) {}

    private static BigDecimal of(String figure) {
        return new BigDecimal(figure);
    }

    private static FreeGoods.Terms terms(String each, String quantity, String from, @Nullable String most) {
        return new FreeGoods.Terms(of(each), BULB, of(quantity), of(from), most == null ? null : of(most));
    }

    private static FreeGoods.Running running(long id, FreeGoods.Terms terms, Set<ItemId> items) {
        var facts = new Promotion.Facts(
                "Promotion " + id, null, new Promotion.Products.Every(), DAY, DAY, Optional.of(terms));
        return new FreeGoods.Running(new Promotion(id, facts, 1), items);
    }

    private static String given(FreeGoods.Terms terms, String bought) {
        return terms.given(of(bought)).toPlainString();
    }

    /** As an order counts them: the lines of a product together. */
    private static List<FreeGoods.Free> free(List<FreeGoods.Running> running, List<Line> lines) {
        return FreeGoods.of(
                running, lines.stream().collect(Collectors.toMap(Line::item, Line::quantity, BigDecimal::add)));
    }

    @Test
    void givesOneForEachTenAndNothingForWhatIsLeftOver() {
        var tenAndOne = terms("10", "1", "0", null);
        assertThat(given(tenAndOne, "9.999")).isEqualTo("0");
        assertThat(given(tenAndOne, "10")).isEqualTo("1");
        assertThat(given(tenAndOne, "19")).isEqualTo("1");
        assertThat(given(tenAndOne, "20")).isEqualTo("2");
    }

    @Test
    void givesNothingBelowTheLeastAndAllOfItFromThereOn() {
        var from30 = terms("10", "1", "30", null);
        assertThat(given(from30, "29")).isEqualTo("0");
        assertThat(given(from30, "30")).isEqualTo("3");
    }

    @Test
    void givesNoMoreThanTheMostOfAnOrder() {
        var most5 = terms("10", "2", "0", "5");
        assertThat(given(most5, "20")).isEqualTo("4");
        assertThat(given(most5, "30")).isEqualTo("5");
        assertThat(given(most5, "1000")).isEqualTo("5");
    }

    @Test
    void countsTheProductsOfAPromotionTogetherAndNoOther() {
        var mixed = running(1, terms("10", "1", "0", null), Set.of(LAMP, SHADE));
        var given = FreeGoods.of(List.of(mixed), Map.of(LAMP, of("6"), SHADE, of("5"), BULB, of("90")));
        assertThat(given).singleElement().satisfies(one -> {
            assertThat(one.item()).isEqualTo(BULB);
            assertThat(one.quantity()).isEqualByComparingTo("1");
            assertThat(one.bought()).isEqualByComparingTo("11");
        });
    }

    /** Whatever promotions run and whatever is bought. */
    @Test
    void givesTheSameHoweverTheLinesStandAndNeverLessForMore() {
        var seed = Long.getLong("caposaldo.seed", System.nanoTime());
        var random = new Random(seed);
        for (var round = 0; round < 3000; round++) {
            var running = promotions(random);
            var lines = lines(random);
            var given = free(running, lines);
            assertThat(free(running, lines)).as("again, seed %d", seed).isEqualTo(given);
            assertThat(free(shuffled(running, random), shuffled(lines, random)))
                    .as("in another order, seed %d", seed)
                    .isEqualTo(given);
            assertThat(free(running, split(lines, random)))
                    .as("a row split in two, seed %d", seed)
                    .isEqualTo(given);
            var more = new ArrayList<>(lines);
            more.add(new Line(ALL.get(random.nextInt(3)), BigDecimal.valueOf(random.nextInt(50))));
            assertThat(quantities(free(running, more)))
                    .as("more bought, seed %d", seed)
                    .allSatisfy((promotion, quantity) -> assertThat(quantity)
                            .isGreaterThanOrEqualTo(quantities(given).getOrDefault(promotion, BigDecimal.ZERO)));
            assertThat(quantities(free(running, more)).keySet())
                    .as("none is lost, seed %d", seed)
                    .containsAll(quantities(given).keySet());
            assertThat(given).as("within the limits, seed %d", seed).allMatch(FreeGoodsTests::isWithin);
        }
    }

    private static boolean isWithin(FreeGoods.Free one) {
        var terms = one.promotion().facts().free().orElseThrow();
        var most = terms.most();
        return one.bought().compareTo(terms.from()) >= 0
                && (most == null || one.quantity().compareTo(most) <= 0)
                && one.quantity().multiply(terms.each()).compareTo(one.bought().multiply(terms.quantity())) <= 0;
    }

    private static Map<Long, BigDecimal> quantities(List<FreeGoods.Free> given) {
        var quantities = new HashMap<Long, BigDecimal>();
        given.forEach(one -> quantities.put(one.promotion().id(), one.quantity()));
        return quantities;
    }

    private static List<FreeGoods.Running> promotions(Random random) {
        var running = new ArrayList<FreeGoods.Running>();
        for (var id = 1; id <= 1 + random.nextInt(3); id++) {
            var items = ALL.stream().filter(item -> random.nextBoolean()).collect(Collectors.toSet());
            running.add(running(
                    id,
                    terms(
                            Integer.toString(1 + random.nextInt(12)),
                            BigDecimal.valueOf(1 + random.nextInt(20), 1).toPlainString(),
                            Integer.toString(random.nextInt(30)),
                            random.nextBoolean() ? Integer.toString(1 + random.nextInt(8)) : null),
                    items));
        }
        return running;
    }

    private static List<Line> lines(Random random) {
        var lines = new ArrayList<Line>();
        for (var i = 0; i < 1 + random.nextInt(6); i++) {
            lines.add(new Line(ALL.get(random.nextInt(3)), BigDecimal.valueOf(1 + random.nextInt(40_000), 3)));
        }
        return lines;
    }

    private static <T> List<T> shuffled(List<T> some, Random random) {
        var other = new ArrayList<>(some);
        Collections.shuffle(other, random);
        return other;
    }

    private static List<Line> split(List<Line> lines, Random random) {
        var split = new ArrayList<Line>();
        var which = random.nextInt(lines.size());
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (i == which) {
                var part = line.quantity().multiply(BigDecimal.valueOf(random.nextInt(100), 2));
                split.add(new Line(line.item(), part));
                split.add(new Line(line.item(), line.quantity().subtract(part)));
            } else {
                split.add(line);
            }
        }
        return split;
    }
}
