package caposaldo.security;

import caposaldo.kernel.Invalid;
import caposaldo.kernel.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the first administrator of a house that has no user yet. Whoever can read the console of the process may do it:
 * it prints a code, new at each start, that the set-up page asks for.
 */
@Component
public class FirstAdministrator {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    /** So that of two who send the code at the same moment one is first. */
    private static final long LOCK = 727_002;

    private static final int LONGEST = 100;

    /** @param login what the person signs in with, usually the e-mail address */
    public record Draft(String code, String login, String displayName, String password) {

        /** A field that was not sent is an empty one. */
        public Draft {
            code = Objects.requireNonNullElse(code, "");
            login = Objects.requireNonNullElse(login, "").strip();
            displayName = Objects.requireNonNullElse(displayName, "").strip();
            password = Objects.requireNonNullElse(password, "");
        }
    }

    private final Users users;
    private final PasswordEncoder encoder;
    private final DSLContext sql;
    private final String code = Secret.spelled(12);

    FirstAdministrator(Users users, PasswordEncoder encoder, DSLContext sql) {
        this.users = users;
        this.encoder = encoder;
        this.sql = sql;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tellTheCode() {
        if (wanted()) {
            log.warn("Nobody can sign in yet. Open /set-up in the browser and enter the code {}", code);
        }
    }

    String code() {
        return code;
    }

    /** Whether there is nobody yet. */
    public boolean wanted() {
        return users.none();
    }

    /** @throws Invalid for a wrong code, a weak password, or when somebody was first */
    @Transactional
    public void create(Draft draft) {
        sql.execute("select pg_advisory_xact_lock(?)", LOCK);
        if (!wanted()) {
            throw Invalid.field("", "security.setUp.done");
        }
        if (!MessageDigest.isEqual(folded(draft.code()), folded(code))) {
            throw Invalid.field("code", "security.setUp.code.wrong");
        }
        if (draft.login().isEmpty() || draft.login().length() > LONGEST) {
            throw Invalid.field("login", "security.login.missing", LONGEST);
        }
        if (draft.displayName().isEmpty() || draft.displayName().length() > LONGEST) {
            throw Invalid.field("displayName", "security.name.missing", LONGEST);
        }
        PasswordPolicy.check(draft.password(), List.of(draft.login(), draft.displayName()));
        users.add(new Users.NewUser(
                draft.login(),
                draft.displayName(),
                null,
                encoder.encode(draft.password()),
                false,
                List.of(Role.ADMINISTRATOR)));
    }

    private static byte[] folded(String code) {
        return code.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }
}
