package caposaldo.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Right;
import caposaldo.sales.RollingSales.Metric;
import caposaldo.strategy.KeyAccounts.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The brief's rules on sales that came in by the import, recounted from the raw lines. */
class KeyAccountsTests extends RankingScenario {

    /** Margin of the twelve months that end today, from the lines themselves. */
    private static final String RECOUNT = """
            select client_id, sum(net_amount - cost_amount) as margin from sales.sales_line
            where sold_on >= date '2025-11-24' and sold_on <= date '2026-11-23' group by client_id
            """;

    @Autowired
    private Workings workings;

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

        var moved =
                moves.between(company.all(), october, newest(), Part.ALL, 100).rows();
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
}
