package caposaldo.analytics.receivable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import caposaldo.analytics.receivable.AgeingBuckets.Bucket;
import caposaldo.analytics.receivable.SalesOutstanding.Countback;
import caposaldo.analytics.receivable.SalesOutstanding.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class ReceivableTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 30);

    @Test
    void itemsAreSortedByDaysPastTheDueDateFromTheDayAfterIt() {
        Ageing ageing = ageing(
                "551.50",
                item(0, "100.10"),
                item(1, "10.20"),
                item(30, "20.00"),
                item(31, "30.00"),
                item(60, "40.00"),
                item(61, "50.00"),
                item(90, "60.00"),
                item(91, "70.20"),
                item(-15, "171.00"));
        assertThat(ageing.rows())
                .extracting(row -> row.open().toPlainString())
                .containsExactly("271.10", "30.20", "70.00", "110.00", "70.20");
        assertThat(ageing.rows()).extracting(Ageing.Row::items).containsExactly(2, 2, 2, 2, 1);
        assertThat(ageing.notDue()).isEqualByComparingTo("271.10");
        assertThat(ageing.overdue()).isEqualByComparingTo("280.40");
    }

    @Test
    void bucketsAreNamedByTheirDays() {
        assertThat(AgeingBuckets.USUAL.all())
                .containsExactly(
                        new Bucket(OptionalLong.empty(), OptionalLong.of(0)),
                        new Bucket(OptionalLong.of(1), OptionalLong.of(30)),
                        new Bucket(OptionalLong.of(31), OptionalLong.of(60)),
                        new Bucket(OptionalLong.of(61), OptionalLong.of(90)),
                        new Bucket(OptionalLong.of(91), OptionalLong.empty()));
        assertThatThrownBy(() -> new AgeingBuckets(30, 30)).hasMessageContaining("ascend");
    }

    @Test
    void moneyNotAppliedAndDisputedPartsStandApart() {
        Ageing ageing = ageing(
                "70",
                new OpenItem(TODAY.minusDays(5), new BigDecimal("100"), new BigDecimal("40")),
                OpenItem.of(TODAY.minusDays(80), new BigDecimal("-30")));
        assertThat(ageing.unapplied()).isEqualByComparingTo("30");
        assertThat(ageing.rows().get(1).open()).isEqualByComparingTo("100");
        assertThat(ageing.rows().get(1).disputed()).isEqualByComparingTo("40");
        assertThatThrownBy(() -> new OpenItem(TODAY, BigDecimal.ONE, BigDecimal.TEN))
                .hasMessageContaining("disputed");
    }

    @Test
    void ageingThatIsOneCentOffTheBalanceCannotExist() {
        assertThatThrownBy(() -> ageing("100.01", item(3, "100.00")))
                .hasMessageContaining("100.00")
                .hasMessageContaining("100.01");
    }

    @Test
    void bucketsOfAnyItemsSumToTheBalanceToTheCent(TestReporter reporter) {
        long seed = System.nanoTime();
        reporter.publishEntry("seed", Long.toString(seed));
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<OpenItem> items = new ArrayList<>();
            long cents = 0;
            for (int i = random.nextInt(300); i > 0; i--) {
                long amount = random.nextLong(-2_000_000, 9_000_000_000L);
                cents += amount;
                items.add(OpenItem.of(TODAY.plusDays(random.nextInt(-400, 100)), BigDecimal.valueOf(amount, 2)));
            }
            long[] borders = random.ints(1 + random.nextInt(6), 1, 200)
                    .distinct()
                    .sorted()
                    .asLongStream()
                    .toArray();
            Ageing ageing = Ageing.of(TODAY, new AgeingBuckets(borders), items, BigDecimal.valueOf(cents, 2));
            assertThat(ageing.rows()).as("seed " + seed).hasSize(borders.length + 2);
            assertThat(ageing.rows().stream().mapToInt(Ageing.Row::items).sum())
                    .as("seed " + seed)
                    .isEqualTo((int) items.stream().filter(i -> !i.unapplied()).count());
            assertThat(ageing.notDue().add(ageing.overdue()).subtract(ageing.unapplied()))
                    .as("seed " + seed)
                    .isEqualByComparingTo(BigDecimal.valueOf(cents, 2));
        }
    }

    @Test
    void plainDaysOfSalesHalveWhenSalesDouble() {
        assertThat(SalesOutstanding.plain(money(15), money(30), 30)).hasValue(15);
        assertThat(SalesOutstanding.plain(money(15), money(60), 30)).hasValue(7.5);
        assertThat(SalesOutstanding.plain(money(15), money(0), 30)).isEmpty();
    }

    @Test
    void countbackOf250After100And120And90IsSeventyOneDays() {
        assertThat(SalesOutstanding.countback(money(250), months(100, 120, 90)))
                .isEqualTo(new Countback(71, BigDecimal.ZERO));
    }

    @Test
    void countbackTellsWhatIsOlderThanAllKnownSales() {
        Countback countback = SalesOutstanding.countback(money(400), months(100, 120, 90));
        assertThat(countback.days()).isEqualTo(91);
        assertThat(countback.unexplained()).isEqualByComparingTo("90");
        assertThat(SalesOutstanding.countback(money(-5), months(100)).days()).isZero();
    }

    @Test
    void countbackSeesThroughAJumpOfSalesAndGrowsWithTheDebt(TestReporter reporter) {
        long seed = System.nanoTime();
        reporter.publishEntry("seed", Long.toString(seed));
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int[] sales = random.ints(12, 0, 500).toArray();
            double before = 0;
            for (int debt = 0; debt <= Arrays.stream(sales).sum(); debt += 1 + random.nextInt(200)) {
                double days =
                        SalesOutstanding.countback(money(debt), months(sales)).days();
                assertThat(days).as("seed " + seed).isGreaterThanOrEqualTo(before);
                before = days;
            }
        }
        // All of a doubled last month is owed: 30 days, as before it doubled.
        assertThat(SalesOutstanding.countback(money(200), months(200, 120)).days())
                .isEqualTo(30);
    }

    @Test
    void averageDaysDelinquentAreWhatLiesAboveTheBestPossible() {
        double plain = SalesOutstanding.plain(money(120), money(300), 90).orElseThrow();
        double best = SalesOutstanding.bestPossible(money(80), money(300), 90).orElseThrow();
        assertThat(best).isEqualTo(24);
        assertThat(SalesOutstanding.averageDaysDelinquent(money(120), money(80), money(300), 90))
                .hasValue(plain - best);
    }

    @Test
    void collectionEffectivenessOf120And100And110And80Is78Point6Percent() {
        assertThat(CollectionEffectiveness.percent(money(120), money(100), money(110), money(80))
                        .orElseThrow())
                .isCloseTo(78.6, within(0.05));
        assertThat(CollectionEffectiveness.percent(money(120), money(100), money(80), money(80)))
                .hasValue(100);
        assertThat(CollectionEffectiveness.percent(money(0), money(0), money(0), money(0)))
                .isEmpty();
    }

    @Test
    void paymentIndexFollowsItsKeyAndIsLinearBetween() {
        assertThat(PaymentIndex.ofDaysLate(7)).isCloseTo(75.3, within(0.05));
        assertThat(PaymentIndex.ofDaysLate(45)).isEqualTo(45);
        assertThat(new double[] {-30, -20, 0, 15, 22, 30, 60, 90, 120})
                .satisfies(days -> assertThat(Arrays.stream(days).map(PaymentIndex::ofDaysLate))
                        .containsExactly(100.0, 90.0, 80.0, 70.0, 60.0, 50.0, 40.0, 30.0, 20.0));
        assertThat(PaymentIndex.ofDaysLate(-90)).isEqualTo(100);
        assertThat(PaymentIndex.ofDaysLate(500)).isZero();
    }

    @Test
    void paymentIndexWeighsDaysByMoney() {
        List<Punctuality> items = List.of(new Punctuality(money(900), 0), new Punctuality(money(100), 70));
        assertThat(Punctuality.weightedDays(items)).hasValue(7);
        assertThat(PaymentIndex.of(items).orElseThrow()).isCloseTo(75.3, within(0.05));
        assertThat(PaymentIndex.of(List.of())).isEmpty();
    }

    private static Ageing ageing(String balance, OpenItem... items) {
        return Ageing.of(TODAY, AgeingBuckets.USUAL, List.of(items), new BigDecimal(balance));
    }

    private static OpenItem item(int daysOverdue, String open) {
        return OpenItem.of(TODAY.minusDays(daysOverdue), new BigDecimal(open));
    }

    private static BigDecimal money(long amount) {
        return BigDecimal.valueOf(amount);
    }

    /** Months of 30, 31, 30, ... days. */
    private static List<Period> months(int... sales) {
        List<Period> months = new ArrayList<>();
        for (int sale : sales) {
            months.add(new Period(money(sale), months.size() % 2 == 0 ? 30 : 31));
        }
        return months;
    }
}
