package caposaldo.security;

import static caposaldo.db.security.Tables.SIGN_IN_FAILURE;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A wait that doubles with each failed sign-in, per login and per address, up to a quarter of an hour; never a lock. */
@Component
public class SignInDelay {

    private static final int FREE_TRIES = 3;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

    private final DSLContext sql;
    private final Clock clock;

    SignInDelay(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** How long this login from this address still has to wait; zero when it need not. */
    public Duration waitOf(String login, String address) {
        var now = OffsetDateTime.now(clock);
        var until = sql.select(DSL.max(SIGN_IN_FAILURE.WAIT_UNTIL))
                .from(SIGN_IN_FAILURE)
                .where(SIGN_IN_FAILURE.SUBJECT.in(subjects(login, address)))
                .fetchOne(0, OffsetDateTime.class);
        return until == null || until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(String login, String address) {
        var now = OffsetDateTime.now(clock);
        for (var subject : subjects(login, address)) {
            var failures = sql.insertInto(SIGN_IN_FAILURE)
                    .set(SIGN_IN_FAILURE.SUBJECT, subject)
                    .set(SIGN_IN_FAILURE.FAILURES, 1)
                    .set(SIGN_IN_FAILURE.LAST_AT, now)
                    .set(SIGN_IN_FAILURE.WAIT_UNTIL, now)
                    .onConflict(SIGN_IN_FAILURE.SUBJECT)
                    .doUpdate()
                    .set(
                            SIGN_IN_FAILURE.FAILURES,
                            DSL.when(SIGN_IN_FAILURE.LAST_AT.lt(now.minus(FORGOTTEN_AFTER)), 1)
                                    .otherwise(SIGN_IN_FAILURE.FAILURES.plus(1)))
                    .set(SIGN_IN_FAILURE.LAST_AT, now)
                    .returningResult(SIGN_IN_FAILURE.FAILURES)
                    .fetchSingle()
                    .value1();
            sql.update(SIGN_IN_FAILURE)
                    .set(SIGN_IN_FAILURE.WAIT_UNTIL, now.plus(delayAfter(failures)))
                    .where(SIGN_IN_FAILURE.SUBJECT.eq(subject))
                    .execute();
        }
    }

    @Transactional
    public void succeeded(String login) {
        sql.deleteFrom(SIGN_IN_FAILURE)
                .where(SIGN_IN_FAILURE.SUBJECT.eq("login:" + login.toLowerCase(Locale.ROOT)))
                .execute();
    }

    static Duration delayAfter(int failures) {
        if (failures <= FREE_TRIES) {
            return Duration.ZERO;
        }
        var seconds = 1L << Math.min(failures - FREE_TRIES, 20);
        return seconds > LONGEST.toSeconds() ? LONGEST : Duration.ofSeconds(seconds);
    }

    private static List<String> subjects(String login, String address) {
        return List.of("login:" + login.toLowerCase(Locale.ROOT), "address:" + address);
    }
}
