package caposaldo.security;

import static caposaldo.db.security.Tables.IDEMPOTENCY_KEY;

import caposaldo.db.Background;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Stale;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was answered to a request that may come again, for a day. */
@Component
class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofHours(24);

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
     * Takes the key for the request at hand.
     *
     * @param hash of the request; the same key must come with the same request
     * @return the answer when the request has been answered before; empty when it is the first
     * @throws Invalid when the key came with another request
     * @throws Stale while the first one is still being answered, or when it was cut off and nobody can say how far it came
     */
    @Transactional
    public Optional<Answer> take(long userId, String key, byte[] hash) {
        var oldest = OffsetDateTime.now(clock).minus(KEPT);
        sql.deleteFrom(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.USER_ID.eq(userId))
                .and(IDEMPOTENCY_KEY.KEY.eq(key))
                .and(IDEMPOTENCY_KEY.CREATED_AT.lt(oldest))
                .execute();
        var first = sql.insertInto(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.USER_ID, userId)
                .set(IDEMPOTENCY_KEY.KEY, key)
                .set(IDEMPOTENCY_KEY.REQUEST_HASH, hash)
                .set(IDEMPOTENCY_KEY.CREATED_AT, OffsetDateTime.now(clock))
                .onConflictDoNothing()
                .execute();
        if (first == 1) {
            return Optional.empty();
        }
        var known = sql.selectFrom(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.USER_ID.eq(userId))
                .and(IDEMPOTENCY_KEY.KEY.eq(key))
                .fetchOptional()
                .orElseThrow(() -> new Stale("idempotency key " + key));
        if (!Arrays.equals(known.getRequestHash(), hash)) {
            throw Invalid.field(IdempotencyFilter.HEADER, "security.idempotency.other");
        }
        var status = known.getStatus();
        if (status == null) {
            throw new Stale("idempotency key " + key);
        }
        return Optional.of(new Answer(status, known.getBody(), known.getLocation()));
    }

    @Transactional
    public void keep(long userId, String key, Answer answer) {
        sql.update(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.STATUS, answer.status())
                .set(IDEMPOTENCY_KEY.BODY, answer.body())
                .set(IDEMPOTENCY_KEY.LOCATION, answer.location())
                .where(IDEMPOTENCY_KEY.USER_ID.eq(userId))
                .and(IDEMPOTENCY_KEY.KEY.eq(key))
                .execute();
    }

    /** A request that was refused has done nothing and may come again. */
    @Transactional
    public void release(long userId, String key) {
        sql.deleteFrom(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.USER_ID.eq(userId))
                .and(IDEMPOTENCY_KEY.KEY.eq(key))
                .and(IDEMPOTENCY_KEY.STATUS.isNull())
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
