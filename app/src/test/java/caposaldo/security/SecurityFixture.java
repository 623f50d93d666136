package caposaldo.security;

import static caposaldo.db.security.Tables.SIGN_IN_FAILURE;

import caposaldo.TestClock;
import caposaldo.db.AccessScope;
import caposaldo.db.Acting;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Users to act as. */
@TestComponent
public class SecurityFixture {

    public static final String PASSWORD = "four words for a door";
    private static final AtomicInteger USERS = new AtomicInteger();

    @Autowired
    Users users;

    @Autowired
    AccessScopes scopes;

    @Autowired
    ApiTokens tokens;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    DSLContext sql;

    /** A new user with the password above. */
    public String user(Role... roles) {
        return user(false, roles);
    }

    public String user(boolean demo, Role... roles) {
        var login = "user" + USERS.incrementAndGet() + "@northwind.example";
        new Acting(Optional.empty(), Acting.Channel.JOB, "fixture")
                .call(() -> users.add(new Users.NewUser(
                        login, "Person of " + login, null, encoder.encode(PASSWORD), demo, List.of(roles))));
        return login;
    }

    public AccessScope scope(String login) {
        return scopes.of(login, TestClock.TODAY).orElseThrow();
    }

    public String token(String login, Right... rights) {
        return tokens.issue(scope(login), "test", Set.of(rights), Duration.ofDays(30));
    }

    /** The clock of the tests stands still, so a wait would never end by itself. */
    public void forgetFailures() {
        sql.deleteFrom(SIGN_IN_FAILURE).execute();
    }
}
