package caposaldo.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.TestClock;
import caposaldo.sales.RollingSales.Metric;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Month ends are kept by themselves, and a late line changes only those it is dated before. */
class KeepRankingTests extends RankingScenario {

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

    @Test
    void whoMovedIsTheDifferenceOfEachRankingToTheOneBeforeWhateverIsTakenAnew() {
        keep.catchUp();
        var told = moved();
        assertThat(told).isEqualTo(compared());

        company.sells(40, LocalDate.of(2026, 6, 15), 200_000);
        keep.catchUp();
        assertThat(moved()).isNotEqualTo(told).isEqualTo(compared());

        clock.moveTo(LocalDate.of(2026, 12, 1));
        sql.execute("update sales.figures_day set as_of = date '2026-12-01'");
        keep.catchUp();
        assertThat(moved()).isEqualTo(compared());
    }

    private List<String> moved() {
        return sql.fetch("select * from strategy.move order by 1, 2, 3, 4, 5")
                .map(row -> row.intoList().toString());
    }

    private List<String> compared() {
        return sql.fetch("""
                with neighbours as (
                    select id, lag(id) over (partition by metric order by as_of) as before from strategy.snapshot
                ), keys as (
                    select n.id, n.before, s.client_id, s.snapshot_id = n.id as now, s.rank
                    from neighbours n join strategy.standing s on s.snapshot_id in (n.id, n.before) and s.is_key
                    where n.before is not null
                )
                select id, before, client_id, bool_or(now), max(rank) from keys
                group by id, before, client_id having count(*) = 1
                order by 1, 2, 3, 4, 5
                """).map(row -> row.intoList().toString());
    }
}
