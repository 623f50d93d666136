package caposaldo.security;

import static caposaldo.db.security.Tables.APP_USER;
import static caposaldo.db.security.Tables.USER_ROLE;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may sign in, as the administrator keeps it. Users are blocked, never deleted: the trail names them for ever. */
@Component
public class UserRegister {

    private static final int LONGEST = 100;

    /** @param personId the person behind the user; empty for one who works through the programs only */
    public record Invitation(
            String login, String displayName, @Nullable Long personId, Set<Role> roles) {}

    /** @param link the secret end of the link by which the user chooses a password: the only time it is seen */
    public record Invited(long id, String link) {}

    private final DSLContext sql;
    private final Users users;
    private final UserQueries queries;
    private final EntryLinks links;
    private final OpenSessions sessions;
    private final Passkeys passkeys;

    UserRegister(
            DSLContext sql,
            Users users,
            UserQueries queries,
            EntryLinks links,
            OpenSessions sessions,
            Passkeys passkeys) {
        this.sql = sql;
        this.users = users;
        this.queries = queries;
        this.links = links;
        this.sessions = sessions;
        this.passkeys = passkeys;
    }

    /** @throws Invalid naming each field that cannot be accepted */
    @Transactional
    public Invited invite(AccessScope scope, Invitation invitation) {
        scope.require(Right.USER_EDIT);
        var problems = new ArrayList<Invalid.Problem>();
        var login = invitation.login().strip();
        if (login.isEmpty() || login.length() > LONGEST) {
            problems.add(new Invalid.Problem("login", "security.login.missing", List.of(LONGEST)));
        } else if (sql.fetchExists(APP_USER, DSL.lower(APP_USER.LOGIN).eq(DSL.lower(login)))) {
            problems.add(new Invalid.Problem("login", "security.login.taken", List.of(login)));
        }
        if (invitation.displayName().isBlank() || invitation.displayName().length() > LONGEST) {
            problems.add(new Invalid.Problem("displayName", "security.name.missing", List.of(LONGEST)));
        }
        if (invitation.personId() != null
                && queries.peopleWithoutUser().stream().noneMatch(p -> p.id() == invitation.personId())) {
            problems.add(new Invalid.Problem("personId", "security.person.taken", List.of()));
        }
        if (invitation.personId() == null && invitation.roles().isEmpty()) {
            problems.add(new Invalid.Problem("roles", "security.roles.missing", List.of()));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        var id = users.add(new Users.NewUser(
                login, invitation.displayName(), invitation.personId(), null, false, List.copyOf(invitation.roles())));
        return new Invited(id, links.issue(id, EntryLinks.INVITED));
    }

    /** A new link for who forgot the password or lost the device; the passkeys there were open nothing any more. */
    @Transactional
    public String help(AccessScope scope, long id) {
        scope.require(Right.USER_EDIT);
        var login = login(id);
        passkeys.removeAll(login);
        return links.issue(id, EntryLinks.FORGOTTEN);
    }

    /** From now on, and in every session there is. */
    @Transactional
    public void block(AccessScope scope, long id) {
        scope.require(Right.USER_EDIT);
        notOneself(scope, id);
        var login = login(id);
        setState(id, "DISABLED");
        sessions.endAll(login);
    }

    @Transactional
    public void unblock(AccessScope scope, long id) {
        scope.require(Right.USER_EDIT);
        login(id);
        setState(id, "ACTIVE");
    }

    /**
     * Gives the user exactly these roles, besides those of the positions the person holds.
     *
     * @return the roles there were
     */
    @Transactional
    public Set<Role> changeRoles(AccessScope scope, long id, Set<Role> roles) {
        scope.require(Right.USER_EDIT);
        if (!roles.contains(Role.ADMINISTRATOR)) {
            notOneself(scope, id);
        }
        login(id);
        var before = EnumSet.noneOf(Role.class);
        sql.select(USER_ROLE.ROLE)
                .from(USER_ROLE)
                .where(USER_ROLE.USER_ID.eq(id))
                .forEach(r -> before.add(Role.valueOf(r.value1())));
        sql.deleteFrom(USER_ROLE)
                .where(USER_ROLE.USER_ID.eq(id))
                .and(USER_ROLE.ROLE.notIn(roles.stream().map(Role::name).toList()))
                .execute();
        for (var role : roles) {
            sql.insertInto(USER_ROLE)
                    .set(USER_ROLE.USER_ID, id)
                    .set(USER_ROLE.ROLE, role.name())
                    .onConflictDoNothing()
                    .execute();
        }
        return before;
    }

    /** So that one administrator is always left. */
    private static void notOneself(AccessScope scope, long id) {
        if (scope.userId() == id) {
            throw Invalid.field("", "security.user.oneself");
        }
    }

    private void setState(long id, String state) {
        sql.update(APP_USER)
                .set(APP_USER.STATE, state)
                .set(APP_USER.VERSION, APP_USER.VERSION.plus(1))
                .where(APP_USER.ID.eq(id))
                .and(APP_USER.STATE.ne(state))
                .execute();
    }

    private String login(long id) {
        return sql.select(APP_USER.LOGIN)
                .from(APP_USER)
                .where(APP_USER.ID.eq(id))
                .forUpdate()
                .fetchOptional(APP_USER.LOGIN)
                .orElseThrow(() -> new Missing("user " + id));
    }
}
