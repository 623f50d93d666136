package caposaldo.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.TestClock;
import caposaldo.claim.ServiceRecount;
import caposaldo.exchange.ImportRun.Counts;
import caposaldo.exchange.ImportRun.State;
import caposaldo.sales.SalesRecount;
import java.time.LocalDate;
import java.util.Random;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever comes and goes in whatever order, the rollups equal a recount of the lines. */
class RecountTests extends ImportScenario {

    @Autowired
    private TestClock clock;

    @AfterEach
    void back() {
        clock.moveTo(TestClock.TODAY);
    }

    /** Also when the days they are told as of go to and fro between months. */
    @Test
    void rollupsEqualARecountAfterAnyImportsAndUndos() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var open = new java.util.ArrayDeque<Long>();
        var moved = 0;
        for (var step = 0; step < 12; step++) {
            clock.moveTo(TestClock.TODAY.minusDays(random.nextInt(120)));
            if (!open.isEmpty() && random.nextInt(4) == 0) {
                imports.undo(support, open.pop());
            } else {
                var file = randomSales(random);
                var run = load("sales", file);
                assertThat(run.state()).as("seed %d step %d", seed, step).isEqualTo(State.ACCEPTED);
                open.push(run.id());
                if (random.nextInt(3) == 0) {
                    var again = load("sales", file).counts();
                    assertThat(again)
                            .as("repeated, seed %d step %d", seed, step)
                            .isEqualTo(new Counts(
                                    0, 0, again.unchanged(), run.counts().faulty()));
                }
            }
            moved += changeHands(random);
            assertThat(SalesRecount.differences(sql))
                    .as("seed %d step %d", seed, step)
                    .isZero();
        }
        assertThat(moved).as("clients that changed hands, seed %d", seed).isPositive();
    }

    /** Whatever other tests did to orders, deliveries, acts and definitions before. */
    @Test
    void serviceAndWhatLeftEqualARecount() {
        assertThat(ServiceRecount.differences(sql)).isEmpty();
    }

    /** Some of these clients go to another portfolio, and some to none. */
    private int changeHands(Random random) {
        var portfolio = sql.fetchSingle(
                        "insert into security.portfolio (code, name) values ({0}, 'Recounted') returning id",
                        DSL.val("R-" + random.nextLong()))
                .get(0, Long.class);
        return sql.execute("""
                update account.client set portfolio_id = case when id % 3 = {0} then null else {1}::bigint end
                where id % 2 = {2} and code like 'Z-%'
                """, DSL.val(random.nextInt(3)), DSL.val(portfolio), DSL.val(random.nextInt(2)));
    }

    private static String randomSales(Random random) {
        var file = new StringBuilder("document,line,date,customer,item,quantity,price,cost\n");
        var used = new java.util.HashSet<String>();
        for (var i = 0; i < 60; i++) {
            var key = "Z-" + random.nextInt(25) + "," + random.nextInt(4);
            if (used.add(key)) {
                var quantity = random.nextInt(10) - 2;
                file.append(key)
                        .append(',')
                        .append(LocalDate.of(2026, 11, 20).minusDays(random.nextInt(800)))
                        .append(",Z-")
                        .append(random.nextInt(5))
                        .append(",ZG-")
                        .append(random.nextInt(6))
                        .append(',')
                        .append(quantity)
                        .append(',')
                        .append(random.nextInt(1000))
                        .append('.')
                        .append(100 + random.nextInt(900))
                        .append(',')
                        .append(random.nextBoolean() ? "" : quantity * 3)
                        .append('\n');
            }
        }
        return file.toString();
    }
}
