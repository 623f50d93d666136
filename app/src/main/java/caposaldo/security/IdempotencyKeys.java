package caposaldo.security;

import static caposaldo.db.security.Tables.IDEMPOTENCY_KEY;

import caposaldo.db.Background;
import caposaldo.db.Witness;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Stale;
import com.github.kagkarlsson.scheduler.task.Task;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was answered to a request that may come again, for a day. */
@Component
class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofHours(24);

    /** Longer than a request takes: after that another try may have its key. */
    static final Duration CUT_OFF = Duration.ofSeconds(30);

    /** @param location of what the first request made, when it made something */
    record Answer(
            int status, @Nullable String body, @Nullable String location) {}

    private final DSLContext sql;
    private final Clock clock;

    IdempotencyKeys(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * One try at the request that a key came with. What it changes is committed together with the mark that it is done, or
     * not at all, also when another try has taken its place meanwhile.
     */
    record Attempt(long userId, String key, UUID id) implements Witness {

        private static final String DONE =
                "update security.idempotency_key set done = true where user_id = ? and key = ? and attempt = ?";

        static Attempt of(long userId, String key) {
            return new Attempt(userId, key, UUID.randomUUID());
        }

        @Override
        public void committing(Connection connection) throws SQLException {
            try (var statement = connection.prepareStatement(DONE)) {
                statement.setLong(1, userId);
                statement.setString(2, key);
                statement.setObject(3, id);
                if (statement.executeUpdate() == 0) {
                    throw new Stale("idempotency key " + key);
                }
            }
        }

        private Condition isOurs() {
            return has(userId, key).and(IDEMPOTENCY_KEY.ATTEMPT.eq(id));
        }

        private static Condition has(long userId, String key) {
            return IDEMPOTENCY_KEY.USER_ID.eq(userId).and(IDEMPOTENCY_KEY.KEY.eq(key));
        }
    }

    /**
     * Takes the key for the request at hand.
     *
     * @param hash of the request; the same key must come with the same request
     * @return the answer when the request has been answered before; empty when it is the first
     * @throws Invalid when the key came with another request, or it was done and nobody knows its answer any more
     * @throws Stale while another try is still being answered, or may be
     */
    @Transactional
    public Optional<Answer> take(Attempt attempt, byte[] hash) {
        var now = OffsetDateTime.now(clock);
        sql.deleteFrom(IDEMPOTENCY_KEY)
                .where(Attempt.has(attempt.userId, attempt.key))
                .and(IDEMPOTENCY_KEY.CREATED_AT.lt(now.minus(KEPT)))
                .execute();
        var first = sql.insertInto(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.USER_ID, attempt.userId)
                .set(IDEMPOTENCY_KEY.KEY, attempt.key)
                .set(IDEMPOTENCY_KEY.REQUEST_HASH, hash)
                .set(IDEMPOTENCY_KEY.ATTEMPT, attempt.id)
                .set(IDEMPOTENCY_KEY.CREATED_AT, now)
                .onConflictDoNothing()
                .execute();
        return first == 1 ? Optional.empty() : again(attempt, hash, now);
    }

    private Optional<Answer> again(Attempt attempt, byte[] hash, OffsetDateTime now) {
        var known = sql.selectFrom(IDEMPOTENCY_KEY)
                .where(Attempt.has(attempt.userId, attempt.key))
                .fetchOptional()
                .orElseThrow(() -> new Stale("idempotency key " + attempt.key));
        if (!Arrays.equals(known.getRequestHash(), hash)) {
            throw Invalid.field(IdempotencyFilter.HEADER, "security.idempotency.other");
        }
        var status = known.getStatus();
        if (status != null) {
            return Optional.of(new Answer(status, known.getBody(), known.getLocation()));
        } else if (known.getDone()) {
            throw Invalid.field(IdempotencyFilter.HEADER, "security.idempotency.lost");
        } else if (!takesOver(attempt, now)) {
            throw new Stale("idempotency key " + attempt.key);
        }
        return Optional.empty();
    }

    /** From a try that was cut off and changed nothing; one that is only slow finds its key gone when it commits. */
    private boolean takesOver(Attempt attempt, OffsetDateTime now) {
        return sql.update(IDEMPOTENCY_KEY)
                        .set(IDEMPOTENCY_KEY.ATTEMPT, attempt.id)
                        .set(IDEMPOTENCY_KEY.CREATED_AT, now)
                        .where(Attempt.has(attempt.userId, attempt.key))
                        .and(IDEMPOTENCY_KEY.STATUS.isNull())
                        .and(DSL.not(IDEMPOTENCY_KEY.DONE))
                        .and(IDEMPOTENCY_KEY.CREATED_AT.lt(now.minus(CUT_OFF)))
                        .execute()
                == 1;
    }

    @Transactional
    public void keep(Attempt attempt, Answer answer) {
        sql.update(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.STATUS, answer.status())
                .set(IDEMPOTENCY_KEY.BODY, answer.body())
                .set(IDEMPOTENCY_KEY.LOCATION, answer.location())
                .where(attempt.isOurs())
                .execute();
    }

    /**
     * A request that was refused has done nothing and may come again; of one that broke, only what it committed tells.
     *
     * @param refused it was answered with a reason; false when it broke
     */
    @Transactional
    public void release(Attempt attempt, boolean refused) {
        sql.deleteFrom(IDEMPOTENCY_KEY)
                .where(attempt.isOurs())
                .and(IDEMPOTENCY_KEY.STATUS.isNull())
                .and(DSL.val(refused).isTrue().or(DSL.not(IDEMPOTENCY_KEY.DONE)))
                .execute();
    }

    @Transactional
    public void forgetTheOld() {
        sql.deleteFrom(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.CREATED_AT.lt(OffsetDateTime.now(clock).minus(KEPT)))
                .execute();
    }

    @Configuration(proxyBeanMethods = false)
    static class EveryHour {

        @Bean
        static Task<Void> forgettingKeys(IdempotencyKeys keys) {
            return Background.every(Duration.ofHours(1), "security.forget-keys", keys::forgetTheOld);
        }
    }
}
