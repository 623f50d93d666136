package caposaldo.security;

import static caposaldo.db.security.Tables.APP_USER;
import static caposaldo.db.security.Tables.USER_ROLE;

import caposaldo.db.Acting;
import caposaldo.kernel.Role;
import caposaldo.people.Appointments;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The people who may sign in. */
@Component
public class Users implements UserDetailsService, UserDetailsPasswordService {

    /** @param position empty for a user who holds none */
    public record DemoUser(
            String login, String name, @Nullable String position) {}

    /** Who is to be added. A user without password signs in by passkey, OIDC, or in the demonstration by a click. */
    public record NewUser(
            String login,
            String displayName,
            @Nullable Long personId,
            @Nullable String passwordHash,
            boolean demo,
            List<Role> roles) {}

    private final DSLContext sql;
    private final Appointments appointments;
    private final Clock clock;
    private final TransactionTemplate inTransaction;

    Users(DSLContext sql, Appointments appointments, Clock clock, PlatformTransactionManager transactions) {
        this.inTransaction = new TransactionTemplate(transactions);
        this.sql = sql;
        this.appointments = appointments;
        this.clock = clock;
    }

    public boolean none() {
        return !sql.fetchExists(APP_USER);
    }

    @Transactional
    public long add(NewUser user) {
        var id = sql.insertInto(APP_USER)
                .set(APP_USER.LOGIN, user.login().strip())
                .set(APP_USER.DISPLAY_NAME, user.displayName().strip())
                .set(APP_USER.PERSON_ID, user.personId())
                .set(APP_USER.PASSWORD_HASH, user.passwordHash())
                .set(APP_USER.DEMO, user.demo())
                .returningResult(APP_USER.ID)
                .fetchSingle()
                .value1();
        sql.batchInsert(user.roles().stream()
                        .map(role -> {
                            var row = sql.newRecord(USER_ROLE);
                            row.setUserId(id);
                            row.setRole(role.name());
                            return row;
                        })
                        .toList())
                .execute();
        return id;
    }

    /** A user who is blocked is as unknown as one who never was, by whichever door. */
    @Override
    public UserDetails loadUserByUsername(String login) {
        return sql.select(APP_USER.LOGIN, APP_USER.PASSWORD_HASH)
                .from(APP_USER)
                .where(DSL.lower(APP_USER.LOGIN).eq(DSL.lower(login)))
                .and(APP_USER.STATE.eq("ACTIVE"))
                .fetchOptional()
                .map(row -> User.withUsername(row.value1())
                        // A hash no password can have: such a user signs in by other means only.
                        .password(Optional.ofNullable(row.value2()).orElse("{noop-never}"))
                        .authorities("USER")
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException(login));
    }

    /** Rehashed at sign-in when the recommended parameters have grown. */
    @Override
    @Transactional
    public UserDetails updatePassword(UserDetails user, @Nullable String hash) {
        changePasswordHash(user.getUsername(), Objects.requireNonNull(hash));
        return User.withUserDetails(user).password(hash).build();
    }

    @Transactional
    public void changePasswordHash(String login, String hash) {
        sql.update(APP_USER)
                .set(APP_USER.PASSWORD_HASH, hash)
                .set(APP_USER.VERSION, APP_USER.VERSION.plus(1))
                .where(DSL.lower(APP_USER.LOGIN).eq(DSL.lower(login)))
                .execute();
    }

    /** Remembers when; the trail has each time, by the user's own hand. */
    public void signedIn(String login) {
        var id = sql.select(APP_USER.ID)
                .from(APP_USER)
                .where(DSL.lower(APP_USER.LOGIN).eq(DSL.lower(login)))
                .fetchOptional(APP_USER.ID);
        new Acting(id, Acting.Channel.UI, UUID.randomUUID().toString())
                .call(() -> inTransaction.execute(_ -> sql.update(APP_USER)
                        .set(APP_USER.SIGNED_IN_AT, OffsetDateTime.now(clock))
                        .where(APP_USER.ID.eq(DSL.val(id.orElse(0L))))
                        .execute()));
    }

    @Transactional
    public void prefer(String login, String locale, String theme) {
        sql.update(APP_USER)
                .set(APP_USER.LOCALE, locale)
                .set(APP_USER.THEME, theme)
                .where(DSL.lower(APP_USER.LOGIN).eq(DSL.lower(login)))
                .execute();
    }

    /** The demonstration's users, for its sign-in page. */
    public List<DemoUser> demoUsers() {
        var users = sql.select(APP_USER.LOGIN, APP_USER.DISPLAY_NAME, APP_USER.PERSON_ID)
                .from(APP_USER)
                .where(APP_USER.DEMO)
                .orderBy(APP_USER.ID)
                .fetch();
        var titles = appointments.titlesOf(
                users.stream().map(u -> u.value3()).filter(Objects::nonNull).toList(), LocalDate.now(clock));
        return users.map(u -> new DemoUser(u.value1(), u.value2(), titles.get(u.value3())));
    }
}
