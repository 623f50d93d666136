package caposaldo.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.analytics.segment.KeyAccountRules;
import caposaldo.analytics.value.BgNbd;
import caposaldo.analytics.value.GammaGamma;
import caposaldo.analytics.value.PurchaseHistory;
import caposaldo.analytics.value.ValueForecast;
import caposaldo.db.AccessScope;
import caposaldo.exchange.Imports;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import caposaldo.sales.RollingSales.Metric;
import caposaldo.strategy.KeyAccounts.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The brief's rules on sales that came in by the import, recounted from the raw lines. */
@CaposaldoTest
class KeyAccountsTests {

    private static final Basis MARGIN = Basis.newest(Metric.MARGIN);

    /** Margin of the twelve months that end today, from the lines themselves. */
    private static final String RECOUNT = """
            select client_id, sum(net_amount - cost_amount) as margin from sales.sales_line
            where sold_on >= date '2025-11-24' and sold_on <= date '2026-11-23' group by client_id
            """;

    @Autowired
    private DSLContext sql;

    @Autowired
    private Imports imports;

    @Autowired
    private KeyAccounts accounts;

    @Autowired
    private Moves moves;

    @Autowired
    private ChangeRules rules;

    @Autowired
    private KeepRanking keep;

    @Autowired
    private Workings workings;

    @Autowired
    private TestClock clock;

    private StrategyFixture company;

    @BeforeEach
    void aCompanyThatSells() {
        clock.moveTo(TestClock.TODAY);
        company = new StrategyFixture(sql, imports);
    }

    private Snapshot newest() {
        return accounts.snapshot(company.all(), MARGIN).orElseThrow();
    }

    private List<Ranked> all(AccessScope scope) {
        return sql
                .fetch("select client_id from strategy.standing where snapshot_id = ? order by rank", newest().id())
                .stream()
                .flatMap(row -> accounts.of(scope, newest(), new ClientId(row.get(0, Long.class))).stream())
                .toList();
    }

    @Test
    void everyValueEqualsARecountOfTheLinesAndTheSharesSumToOne() {
        var recount = sql.fetch(RECOUNT).intoMap(row -> row.get(0, Long.class), row -> row.get(1, BigDecimal.class));
        var rows = all(company.all());
        assertThat(rows).hasSameSizeAs(sql.fetch("""
                select distinct client_id from sales.sales_line where sold_on > date '2024-11-23'"""));
        for (var row : rows) {
            assertThat(row.place().value())
                    .as(row.name())
                    .isEqualByComparingTo(recount.getOrDefault(row.client().value(), BigDecimal.ZERO)
                            .setScale(2, RoundingMode.HALF_UP));
        }
        assertThat(rows.stream().mapToDouble(r -> r.place().share()).sum()).isCloseTo(1, within(1e-9));
        assertThat(newest().total().add(newest().negative()))
                .isEqualByComparingTo(
                        rows.stream().map(r -> r.place().value()).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(newest().negative()).isEqualByComparingTo("-30.00");
    }

    @Test
    void theFirstRowIsAAndEachClassFollowsTheShareOfThoseBefore() {
        var before = 0.0;
        var rows = all(company.all());
        for (var row : rows) {
            assertThat(row.place().shareBefore()).as(row.name()).isCloseTo(before, within(1e-9));
            var abc = row.place().value().signum() < 0 ? "D" : before < 0.8 ? "A" : before < 0.95 ? "B" : "C";
            assertThat(row.place().abc()).as(row.name() + " after " + before).isEqualTo(abc);
            before += row.place().share();
        }
        assertThat(rows.getFirst().place().abc()).isEqualTo("A");
        assertThat(rows.getLast().place().abc()).isEqualTo("D");
    }

    @Test
    void theSmallestSetReachesThreeQuartersAndWithoutItsLastDoesNot() {
        var set = all(company.all()).stream()
                .filter(r -> r.reasons().contains("TOGETHER"))
                .toList();
        assertThat(set).hasSize(newest().setSize());
        var share = set.stream().mapToDouble(r -> r.place().share()).sum();
        assertThat(share).isCloseTo(newest().setShare(), within(1e-9)).isGreaterThanOrEqualTo(0.75);
        assertThat(share - set.getLast().place().share()).isLessThan(0.75);
        assertThat(all(company.all()).stream().filter(r -> r.place().share() >= 0.10))
                .allMatch(r -> r.reasons().contains("INDIVIDUAL"));
    }

    @Test
    void aLargeOrderBringsAClientInAndTheSetThatGrewWithoutItPushesAnotherOut() {
        keep.catchUp();
        var october = accounts.before(newest()).orElseThrow();
        assertThat(october.asOf()).isEqualTo("2026-10-31");
        var newcomer = company.client(40);
        assertThat(accounts.of(company.all(), newest(), new ClientId(newcomer))
                        .orElseThrow()
                        .key())
                .isFalse();
        company.sells(40, TestClock.TODAY, 200_000);

        var moved = moves.between(company.all(), october, newest(), Part.ALL);
        var was = keys(october);
        var is = keys(newest());
        assertThat(moved)
                .allSatisfy(move -> assertThat(move.entered())
                        .isEqualTo(is.contains(move.client().value())));
        var difference = new HashSet<>(was);
        difference.addAll(is);
        difference.removeIf(client -> was.contains(client) && is.contains(client));
        assertThat(moved).extracting(move -> move.client().value()).containsExactlyInAnyOrderElementsOf(difference);
        assertThat(moved.getFirst()).satisfies(move -> {
            assertThat(move.client().value()).isEqualTo(newcomer);
            assertThat(move.cause()).isEqualTo(Moves.Cause.OWN_VALUE);
            assertThat(move.reasons()).contains("INDIVIDUAL");
            assertThat(move.value().subtract(move.valueBefore())).isGreaterThan(new BigDecimal("15000"));
        });
        assertThat(moved.stream().filter(m -> !m.entered())).isNotEmpty().allMatch(m -> m.cause() != Moves.Cause.RULES);
    }

    private Set<Long> keys(Snapshot snapshot) {
        return accounts.keyAccounts(company.all(), snapshot, Part.ALL, 1000).rows().stream()
                .map(r -> r.client().value())
                .collect(Collectors.toSet());
    }

    private Rules with(double individual) {
        var now = rules.current().rules();
        var t = now.thresholds();
        return new Rules(
                now.metric(),
                new KeyAccountRules(individual, 0.20, 0.70, t.aUpTo(), t.bUpTo()),
                now.xUpTo(),
                now.yUpTo(),
                now.scorecard());
    }

    @Test
    void thePreviewOfAChangeIsWhatSavingItDoesAndTheMonthBeforeKeepsItsOwnRules() {
        keep.catchUp();
        var before = keys(newest());
        var october = accounts.before(newest()).orElseThrow();
        var first = rules.current().number();
        var effect = rules.preview(company.all(), with(0.10));

        rules.change(company.all(), first, with(0.10), "only those that bring seventy percent");
        var after = keys(newest());
        assertThat(effect.keyNow()).isEqualTo(before.size());
        assertThat(effect.keyThen()).isEqualTo(after.size());
        assertThat(effect.moved()).isNotEmpty().allSatisfy(m -> {
            assertThat(after.contains(m.client().value())).isEqualTo(m.enters());
            assertThat(before.contains(m.client().value())).isNotEqualTo(m.enters());
        });
        assertThat(effect.moved())
                .hasSize((int) after.stream().filter(c -> !before.contains(c)).count()
                        + (int) before.stream().filter(c -> !after.contains(c)).count());

        keep.catchUp();
        assertThat(accounts.before(newest()).orElseThrow()).isEqualTo(october);
        assertThat(newest().rules()).isGreaterThan(october.rules());
        var causes = moves.between(company.all(), october, newest(), Part.ALL).stream()
                .filter(m -> effect.moved().stream().anyMatch(e -> e.client().equals(m.client())))
                .map(Moves.Move::cause);
        assertThat(causes).contains(Moves.Cause.RULES);
    }

    @Test
    void anOldVersionComesBackAsANewOneAndAChangeOfWhatIsNoLongerInForceIsRefused() {
        var first = rules.current().number();
        var before = keys(newest());
        rules.change(company.all(), first, with(0.03), "try");
        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> rules.change(company.all(), first, with(0.05), "from an old page"));
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> rules.change(company.all(), rules.current().number(), with(0.05), " "));
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> rules.change(
                        company.all().limitedTo(Set.of(Right.MARGIN_READ)), first, with(0.05), "no right"));

        rules.restore(company.all(), rules.current().number(), first);
        assertThat(keys(newest())).isEqualTo(before);
        assertThat(rules.versions()).hasSize(3);
        assertThat(rules.current().restores()).isEqualTo(first);
        assertThat(rules.current().rules()).isEqualTo(rules.version(first).rules());
    }

    @Test
    void aCriterionOfWeightZeroKeepsItsScaleAndTheOthersStandForIt() {
        var now = rules.current().rules();
        var without = now.scorecard().stream()
                .map(row -> switch (row.criterion()) {
                    case PAYMENT -> new Rules.Weighted(row.criterion(), 0, row.otherwise(), row.steps());
                    case SHARE -> new Rules.Weighted(row.criterion(), 0.45, row.otherwise(), row.steps());
                    default -> row;
                })
                .toList();
        rules.change(
                company.all(),
                rules.current().number(),
                new Rules(now.metric(), now.thresholds(), now.xUpTo(), now.yUpTo(), without),
                "payment is not known");
        assertThat(rules.current().rules().scorecard()).hasSize(7);
        // Only contact, a twentieth, is unknown of whoever has bought long enough for everything else to be measured.
        var surest = all(company.all()).stream()
                .mapToDouble(row -> row.rating().confidence())
                .max()
                .orElseThrow();
        assertThat(surest).isCloseTo(0.95, within(1e-9));
    }

    @Test
    void lifetimeValuesEqualTheModelsFittedToTheLinesOfTheDay() {
        keep.catchUp();
        var today = TestClock.TODAY;
        var days = new HashMap<Long, TreeSet<LocalDate>>();
        var margins = new HashMap<Long, Double>();
        sql.fetch(
                        "select client_id, sold_on, net_amount - cost_amount as margin from sales.sales_line where quantity > 0")
                .forEach(line -> {
                    days.computeIfAbsent(line.get(0, Long.class), unused -> new TreeSet<>())
                            .add(line.get(1, LocalDate.class));
                    margins.merge(line.get(0, Long.class), line.get(2, Double.class), Double::sum);
                });
        var buyers = days.entrySet().stream()
                .map(e -> new ValueForecast.Buyer(
                        e.getKey(),
                        PurchaseHistory.inWeeks(e.getValue(), today),
                        margins.getOrDefault(e.getKey(), 0.0) / e.getValue().size()))
                .toList();
        var model = BgNbd.fit(buyers.stream().map(ValueForecast.Buyer::history).toList())
                .model();
        var money = GammaGamma.fit(buyers.stream()
                        .map(b -> new GammaGamma.Spending(b.history().repeats() + 1, b.perOrder()))
                        .toList())
                .model();

        var rows = all(company.all());
        for (var buyer : buyers) {
            var kept = rows.stream()
                    .filter(r -> r.client().value() == buyer.client())
                    .findFirst()
                    .orElseThrow()
                    .value();
            assertThat(kept).as("client %d", buyer.client()).isNotNull();
            if (kept != null) {
                var orders = model.expected(buyer.history(), ValueForecast.YEAR);
                var perOrder = money.expectedMean(
                        new GammaGamma.Spending(buyer.history().repeats() + 1, buyer.perOrder()));
                assertThat(kept.alive()).isCloseTo(model.alive(buyer.history()), within(1e-6));
                assertThat(kept.ordersYear()).isCloseTo(orders, within(1e-4));
                assertThat(kept.valueYear()).isCloseTo(orders * perOrder, within(orders * perOrder * 1e-4));
            }
        }
        var working = workings.of(company.all(), MARGIN, new ClientId(company.client(1)))
                .orElseThrow();
        assertThat(working.model()).isNotNull();
        assertThat(working.score().total()).isCloseTo(working.row().rating().score(), within(1e-9));
        assertThat(working.year().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(working.row().place().value().doubleValue(), within(0.01));
    }

    @Test
    void whoSeesAPartSeesItsRowsWithSharesOfTheWhole() {
        var elena = seller("elena");
        var hers = all(elena);
        assertThat(hers).isNotEmpty().hasSizeLessThan(all(company.all()).size());
        for (var row : hers) {
            assertThat(accounts.of(company.all(), newest(), row.client())).contains(row);
        }
        var foreign = new ClientId(company.client(2));
        assertThat(accounts.of(elena, newest(), foreign)).isEmpty();
        assertThat(moves.of(elena, Metric.MARGIN, foreign)).isEmpty();
        assertThat(workings.of(elena, MARGIN, foreign)).isEmpty();
    }

    @Test
    void whoMayNotKnowMarginsRanksByRevenue() {
        var blind = company.all().limitedTo(Set.of(Right.CLIENT_READ, Right.ALL_CLIENTS, Right.SALES_READ));
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> accounts.snapshot(blind, MARGIN));
        assertThat(accounts.metrics(blind)).containsExactly(Metric.REVENUE);
        assertThat(accounts.newest(blind, new ClientId(company.client(1)))
                        .orElseThrow()
                        .place()
                        .value())
                .isEqualByComparingTo(
                        sql.fetchSingle("""
                        select sum(net_amount) from sales.sales_line l join account.client c on c.id = l.client_id
                        where c.code = 'KA-001' and sold_on >= date '2025-11-24'
                        """).get(0, BigDecimal.class).setScale(2, RoundingMode.HALF_UP));
    }

    private AccessScope seller(String position) {
        var portfolio = sql.fetchSingle(
                        "select id from security.portfolio where job_position_id = ?",
                        company.people.position(position).value())
                .get(0, Long.class);
        var all = company.all();
        return new AccessScope(
                all.userId(),
                all.personId(),
                Set.of(Right.CLIENT_READ, Right.SALES_READ, Right.MARGIN_READ),
                Set.of(),
                Set.of(portfolio),
                java.util.Map.of(),
                all.date());
    }

    @Test
    void monthEndsAreKeptAlthoughNobodySignsInAndTwiceAtOnceChangesNothing() throws ExecutionException {
        keep.catchUp();
        assertThat(days())
                .hasSize(13)
                .contains(TestClock.TODAY, LocalDate.of(2026, 10, 31), LocalDate.of(2025, 11, 30));

        clock.moveTo(LocalDate.of(2027, 1, 2));
        sql.execute("update sales.figures_day set as_of = date '2027-01-02'");
        together(List.of(this::caughtUp, this::caughtUp, this::caughtUp));
        keep.catchUp();
        assertThat(days())
                .contains(LocalDate.of(2027, 1, 2), LocalDate.of(2026, 12, 31), LocalDate.of(2026, 11, 30))
                .doesNotContain(TestClock.TODAY)
                .doesNotHaveDuplicates();
        var ids = sql.fetch("select id from strategy.snapshot order by 1").getValues(0);
        keep.catchUp();
        assertThat(sql.fetch("select id from strategy.snapshot order by 1").getValues(0))
                .isEqualTo(ids);
    }

    private Boolean caughtUp() {
        keep.catchUp();
        return true;
    }

    private static void together(List<Callable<Boolean>> work) throws ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(work)) {
                assertThat(one.get()).isTrue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<LocalDate> days() {
        return accounts.days(Metric.MARGIN);
    }

    @Test
    void aLateLineChangesOnlyTheMonthEndsThatItIsDatedBefore() {
        keep.catchUp();
        var before = ids();
        company.sells(3, LocalDate.of(2026, 8, 15), 999);
        keep.catchUp();
        var after = ids();
        var unchanged = new ArrayList<>(before);
        unchanged.retainAll(after);
        assertThat(sql.fetch("select distinct as_of from strategy.snapshot where id = any(?) order by 1", (Object)
                                unchanged.toArray(Long[]::new))
                        .getValues(0, LocalDate.class))
                .hasSize(9)
                .allMatch(day -> day.isBefore(LocalDate.of(2026, 8, 15)));
    }

    private List<Long> ids() {
        return sql.fetch("select id from strategy.snapshot").getValues(0, Long.class);
    }
}
