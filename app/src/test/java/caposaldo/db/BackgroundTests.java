package caposaldo.db;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two processes with the same work, each a scheduler of its own on one database. */
@CaposaldoTest
class BackgroundTests {

    @Autowired
    DataSource pool;

    @Autowired
    DSLContext sql;

    private final AtomicInteger done = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);

    @Test
    void oneOfSeveralProcessesDoesWhatFellDueWhileNoneRan() throws InterruptedException {
        var name = "test.each-day";
        var yesterday = Instant.now().minus(Duration.ofHours(30));
        sql.execute("""
                insert into ground.scheduled_task (task_name, task_instance, execution_time, picked, version)
                values (?, 'recurring', cast(? as timestamptz), false, 1)
                """, name, yesterday.atOffset(ZoneOffset.UTC));
        var processes = List.of(process("one", name), process("two", name));
        processes.forEach(Scheduler::start);
        try {
            assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(noted(name, yesterday))
                    .isAfter(Instant.now())
                    .isBefore(Instant.now().plus(Duration.ofHours(25)));
        } finally {
            processes.forEach(Scheduler::stop);
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void whatAProcessThatDiedHadInHandAnotherTakesOver() throws InterruptedException {
        var name = "test.taken-over";
        sql.execute("""
                insert into ground.scheduled_task
                    (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                values (?, 'recurring', now() - interval '1 hour', true, 'dead', now() - interval '1 hour', 7)
                """, name);
        var other = process("other", name);
        other.start();
        try {
            assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            other.stop();
        }
        assertThat(done).hasValue(1);
    }

    /** The note of the work follows the work. */
    private Instant noted(String name, Instant before) {
        var deadline = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(deadline)) {
            var noted = sql.fetchSingle("select execution_time from ground.scheduled_task where task_name = ?", name)
                    .get(0, OffsetDateTime.class)
                    .toInstant();
            if (noted.isAfter(before.plusSeconds(1))) {
                return noted;
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("Not noted");
    }

    private Scheduler process(String called, String name) {
        var work = Background.eachDay(name, ZoneOffset.UTC, () -> {
            done.incrementAndGet();
            first.countDown();
        });
        return Scheduler.create(pool)
                .startTasks(work)
                .tableName(Background.TABLE)
                .schedulerName(new SchedulerName.Fixed(called))
                .pollingInterval(Duration.ofMillis(50))
                .heartbeatInterval(Duration.ofSeconds(1))
                .threads(2)
                .build();
    }
}
