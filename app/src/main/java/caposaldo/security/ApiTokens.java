package caposaldo.security;

import static caposaldo.db.security.Tables.API_TOKEN;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keys for programs: shown once, kept as a hash, limited in what they may do and for how long. */
@Component
public class ApiTokens {

    /** What a token was given; never more than its user may do on the day. */
    public record Grant(String login, String prefix, Set<Right> rights) {}

    /** A token as its owner sees it later. */
    public record Listed(
            long id,
            String name,
            String prefix,
            String[] scopes,
            OffsetDateTime expiresAt,
            @Nullable OffsetDateTime lastUsedAt) {}

    private static final int LONGEST_NAME = 100;
    private static final Duration SHORTEST_LIFE = Duration.ofDays(1);
    private static final Duration LONGEST_LIFE = Duration.ofDays(366);

    private final DSLContext sql;
    private final Clock clock;

    ApiTokens(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param life at least a day, at most {@link #LONGEST_LIFE}
     * @return the token itself: the only time it is seen
     * @throws Forbidden when a token asks: one that was given for a week could live for ever by its children
     */
    @Transactional
    public String issue(AccessScope scope, String name, Set<Right> rights, Duration life) {
        if (CurrentScope.byToken()) {
            throw new Forbidden("tokens are made by people");
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Invalid.field("name", "security.token.name", LONGEST_NAME);
        }
        if (life.compareTo(SHORTEST_LIFE) < 0 || life.compareTo(LONGEST_LIFE) > 0) {
            throw Invalid.field("days", "security.token.life", LONGEST_LIFE.toDays());
        }
        if (rights.isEmpty() || !scope.rights().containsAll(rights)) {
            throw Invalid.field("scopes", "security.token.scopes");
        }
        var prefix = "cap_" + Secret.text(6);
        var token = prefix + "_" + Secret.text(32);
        sql.insertInto(API_TOKEN)
                .set(API_TOKEN.USER_ID, scope.userId())
                .set(API_TOKEN.NAME, name)
                .set(API_TOKEN.PREFIX, prefix)
                .set(API_TOKEN.HASH, Secret.hash(token))
                .set(API_TOKEN.SCOPES, rights.stream().map(Right::key).sorted().toArray(String[]::new))
                .set(API_TOKEN.EXPIRES_AT, OffsetDateTime.now(clock).plus(life))
                .execute();
        return token;
    }

    /**
     * Who the bearer is and what the token allows; empty for an unknown, expired or revoked one. Each request asks: one
     * statement, and once a minute a second one, in no transaction of its own.
     */
    public Optional<Grant> bearer(String token) {
        var now = OffsetDateTime.now(clock);
        var found = sql.select(API_TOKEN.ID, APP_USER.LOGIN, API_TOKEN.SCOPES, API_TOKEN.LAST_USED_AT, API_TOKEN.PREFIX)
                .from(API_TOKEN)
                .join(APP_USER)
                .on(APP_USER.ID.eq(API_TOKEN.USER_ID))
                .where(API_TOKEN.HASH.eq(Secret.hash(token)))
                .and(API_TOKEN.EXPIRES_AT.gt(now))
                .and(API_TOKEN.REVOKED_AT.isNull())
                .and(APP_USER.STATE.eq("ACTIVE"))
                .fetchOptional();
        found.filter(t -> t.value4() == null || t.value4().isBefore(now.minusMinutes(1)))
                .ifPresent(t -> sql.update(API_TOKEN)
                        .set(API_TOKEN.LAST_USED_AT, now)
                        .where(API_TOKEN.ID.eq(t.value1()))
                        .execute());
        return found.map(t -> new Grant(t.value2(), t.value5(), rights(t.value3())));
    }

    public List<Listed> of(AccessScope scope) {
        return sql.select(
                        API_TOKEN.ID,
                        API_TOKEN.NAME,
                        API_TOKEN.PREFIX,
                        API_TOKEN.SCOPES,
                        API_TOKEN.EXPIRES_AT,
                        API_TOKEN.LAST_USED_AT)
                .from(API_TOKEN)
                .where(API_TOKEN.USER_ID.eq(scope.userId()))
                .and(API_TOKEN.REVOKED_AT.isNull())
                .orderBy(API_TOKEN.ID.desc())
                .fetch(Records.mapping(Listed::new));
    }

    @Transactional
    public void revoke(AccessScope scope, long id) {
        var revoked = sql.update(API_TOKEN)
                .set(API_TOKEN.REVOKED_AT, OffsetDateTime.now(clock))
                .where(API_TOKEN.ID.eq(id))
                .and(API_TOKEN.USER_ID.eq(scope.userId()))
                .and(API_TOKEN.REVOKED_AT.isNull())
                .execute();
        if (revoked == 0) {
            throw new Missing("token " + id);
        }
    }

    private static Set<Right> rights(String[] scopes) {
        var rights = EnumSet.noneOf(Right.class);
        Arrays.stream(scopes)
                .forEach(
                        s -> rights.add(Right.valueOf(s.toUpperCase(Locale.ROOT).replace('.', '_'))));
        return rights;
    }
}
