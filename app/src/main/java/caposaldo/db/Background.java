package caposaldo.db;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Work that nobody asks for, as beans of the modules. When it is due stands in the database: of several processes one
 * does it, what a process that died had in hand another takes over, and what fell due while none ran is done at the next
 * start, once. The work must bear being done again, because a process may die between the work and the note of it.
 */
public final class Background {

    /** The table the work is noted in. */
    public static final String TABLE = "ground.scheduled_task";

    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(30);

    private Background() {}

    /** At the beginning of each day of that zone. */
    public static RecurringTask<Void> eachDay(String name, ZoneId zone, Runnable work) {
        return task(name, new Daily(zone, LocalTime.MIDNIGHT), work);
    }

    /** Again and again, with a pause after each time. */
    public static RecurringTask<Void> every(Duration pause, String name, Runnable work) {
        return task(name, FixedDelay.of(pause), work);
    }

    private static RecurringTask<Void> task(String name, Schedule schedule, Runnable work) {
        var acting = new Acting(Optional.empty(), Acting.Channel.JOB, name);
        return Tasks.recurring(name, schedule)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(BEFORE_ANOTHER_TRY))
                .execute((instance, context) -> acting.call(() -> {
                    work.run();
                    return name;
                }));
    }
}
