package caposaldo.security;

import static caposaldo.db.security.Tables.APP_USER;
import static caposaldo.db.security.Tables.ENTRY_LINK;

import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links that let a user in once to choose a password. Only a hash is kept; a newer link makes the older ones void. */
@Component
public class EntryLinks {

    /** Time to read the mail of an invitation. */
    static final Duration INVITED = Duration.ofDays(3);

    /** For who waits at the telephone. */
    static final Duration FORGOTTEN = Duration.ofMinutes(30);

    /** Who holds a link that is still good. */
    public record Holder(long userId, String login, String displayName) {}

    private final DSLContext sql;
    private final Clock clock;
    private final PasswordEncoder encoder;
    private final OpenSessions sessions;
    private final SignInDelay delay;

    EntryLinks(DSLContext sql, Clock clock, PasswordEncoder encoder, OpenSessions sessions, SignInDelay delay) {
        this.sql = sql;
        this.clock = clock;
        this.encoder = encoder;
        this.sessions = sessions;
        this.delay = delay;
    }

    /** @return the secret end of the link: the only time it is seen */
    @Transactional
    String issue(long userId, Duration life) {
        var secret = Secret.text(32);
        var now = OffsetDateTime.now(clock);
        sql.update(ENTRY_LINK)
                .set(ENTRY_LINK.EXPIRES_AT, now)
                .where(ENTRY_LINK.USER_ID.eq(userId))
                .and(ENTRY_LINK.EXPIRES_AT.gt(now))
                .execute();
        sql.insertInto(ENTRY_LINK)
                .set(ENTRY_LINK.USER_ID, userId)
                .set(ENTRY_LINK.HASH, Secret.hash(secret))
                .set(ENTRY_LINK.EXPIRES_AT, now.plus(life))
                .execute();
        return secret;
    }

    /** Empty for a link that never was, is used, replaced or too old: which of these is not told. */
    public Optional<Holder> holder(String secret) {
        return sql.select(APP_USER.ID, APP_USER.LOGIN, APP_USER.DISPLAY_NAME)
                .from(ENTRY_LINK)
                .join(APP_USER)
                .on(APP_USER.ID.eq(ENTRY_LINK.USER_ID))
                .where(ENTRY_LINK.HASH.eq(Secret.hash(secret)))
                .and(ENTRY_LINK.USED_AT.isNull())
                .and(ENTRY_LINK.EXPIRES_AT.gt(OffsetDateTime.now(clock)))
                .and(APP_USER.STATE.eq("ACTIVE"))
                .fetchOptional(Records.mapping(Holder::new));
    }

    /**
     * Sets the password and ends all sessions there were.
     *
     * @return the login, now to be signed in
     * @throws Missing when the link is no longer good
     * @throws Invalid for a weak password; the link stays good
     */
    @Transactional
    public String enter(String secret, String password) {
        var holder = holder(secret).orElseThrow(() -> new Missing("entry link"));
        PasswordPolicy.check(password, List.of(holder.login(), holder.displayName()));
        // Of two who send it at the same moment one finds it used.
        var used = sql.update(ENTRY_LINK)
                .set(ENTRY_LINK.USED_AT, OffsetDateTime.now(clock))
                .where(ENTRY_LINK.HASH.eq(Secret.hash(secret)))
                .and(ENTRY_LINK.USED_AT.isNull())
                .execute();
        if (used == 0) {
            throw new Missing("entry link");
        }
        sql.update(APP_USER)
                .set(APP_USER.PASSWORD_HASH, encoder.encode(password))
                .set(APP_USER.VERSION, APP_USER.VERSION.plus(1))
                .where(APP_USER.ID.eq(holder.userId()))
                .execute();
        sessions.endAll(holder.login());
        delay.succeeded(holder.login());
        return holder.login();
    }
}
