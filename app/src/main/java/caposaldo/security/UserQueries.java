package caposaldo.security;

import static caposaldo.db.people.Tables.PERSON;
import static caposaldo.db.security.Tables.APP_USER;
import static caposaldo.db.security.Tables.USER_ROLE;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import caposaldo.people.Appointments;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads users for the administrator. */
@Component
public class UserQueries {

    private static final int PAGE = 50;

    /**
     * @param position titles of the positions the person holds today; empty for none
     * @param roles given to the user besides those of the positions
     */
    public record Listed(
            long id,
            String login,
            String displayName,
            @Nullable Long personId,
            String position,
            Set<Role> roles,
            boolean active,
            boolean password,
            @Nullable OffsetDateTime signedInAt) {}

    /** @param next the login to continue after; empty at the end */
    public record Page(List<Listed> items, Optional<String> next) {}

    /** A person who has no user yet. */
    public record Person(long id, String name, @Nullable String email) {}

    private final DSLContext sql;
    private final Appointments appointments;

    UserQueries(DSLContext sql, Appointments appointments) {
        this.sql = sql;
        this.appointments = appointments;
    }

    /**
     * Users by login.
     *
     * @param words part of name or login; empty for all
     * @param after the login the page before ended with; empty for the first
     */
    public Page list(AccessScope scope, String words, String after) {
        scope.require(Right.USER_EDIT);
        var wanted = words.isBlank()
                ? noCondition()
                : APP_USER.DISPLAY_NAME
                        .containsIgnoreCase(words.strip())
                        .or(APP_USER.LOGIN.containsIgnoreCase(words.strip()));
        var beyond = after.isEmpty() ? noCondition() : lower(APP_USER.LOGIN).gt(after.toLowerCase(Locale.ROOT));
        var found = fetch(scope, wanted.and(beyond), PAGE + 1);
        return found.size() > PAGE
                ? new Page(
                        found.subList(0, PAGE), Optional.of(found.get(PAGE - 1).login()))
                : new Page(found, Optional.empty());
    }

    /** @throws Missing when there is no such user */
    public Listed one(AccessScope scope, long id) {
        scope.require(Right.USER_EDIT);
        return fetch(scope, APP_USER.ID.eq(id), 1).stream().findFirst().orElseThrow(() -> new Missing("user " + id));
    }

    private List<Listed> fetch(AccessScope scope, Condition condition, int limit) {
        var rows = sql.select(
                        APP_USER.ID,
                        APP_USER.LOGIN,
                        APP_USER.DISPLAY_NAME,
                        APP_USER.PERSON_ID,
                        APP_USER.STATE.eq("ACTIVE"),
                        APP_USER.PASSWORD_HASH.isNotNull(),
                        APP_USER.SIGNED_IN_AT,
                        array(select(USER_ROLE.ROLE).from(USER_ROLE).where(USER_ROLE.USER_ID.eq(APP_USER.ID))))
                .from(APP_USER)
                .where(condition)
                .orderBy(lower(APP_USER.LOGIN))
                .limit(limit)
                .fetch();
        var titles = appointments.titlesOf(
                rows.stream().map(r -> r.value4()).filter(Objects::nonNull).toList(), scope.date());
        return rows.map(r -> new Listed(
                r.value1(),
                r.value2(),
                r.value3(),
                r.value4(),
                r.value4() == null ? "" : titles.getOrDefault(r.value4(), ""),
                Arrays.stream(r.value8()).map(Role::valueOf).collect(Collectors.toSet()),
                r.value5(),
                r.value6(),
                r.value7()));
    }

    /** The active user with this address, as login or as the person's own; empty as well when two share it. */
    Optional<String> loginOf(String email) {
        var logins = sql.select(APP_USER.LOGIN)
                .from(APP_USER)
                .leftJoin(PERSON)
                .on(PERSON.ID.eq(APP_USER.PERSON_ID))
                .where(APP_USER.STATE.eq("ACTIVE"))
                .and(lower(APP_USER.LOGIN)
                        .eq(lower(email))
                        .or(lower(PERSON.EMAIL).eq(lower(email))))
                .limit(2)
                .fetch(APP_USER.LOGIN);
        return logins.size() == 1 ? Optional.of(logins.getFirst()) : Optional.empty();
    }

    /** By family name, at most a thousand. */
    public List<Person> peopleWithoutUser() {
        return sql.select(PERSON.ID, PERSON.FULL_NAME, PERSON.EMAIL)
                .from(PERSON)
                .where(notExists(selectOne().from(APP_USER).where(APP_USER.PERSON_ID.eq(PERSON.ID))))
                .orderBy(PERSON.FAMILY_NAME, PERSON.GIVEN_NAME, PERSON.ID)
                .limit(1000)
                .fetch(Records.mapping(Person::new));
    }
}
