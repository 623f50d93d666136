package caposaldo.security;

import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.web.Viewer;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What users say about themselves and may change alone. */
@Component
public class Profiles {

    private static final Set<String> LANGUAGES = Set.of("en", "it", "ru");
    private static final int LONGEST_NAME = 120;

    /** @param signedInAt the last sign-in, empty before the first */
    public record Profile(
            String login,
            String displayName,
            String locale,
            String zone,
            String theme,
            boolean password,
            @Nullable OffsetDateTime signedInAt) {}

    /** @param zone as in the IANA database, such as Europe/Rome */
    public record Draft(String displayName, String locale, String zone, String theme) {

        /** A field that was not sent is an empty one. */
        public Draft {
            displayName = Objects.requireNonNullElse(displayName, "");
            locale = Objects.requireNonNullElse(locale, "");
            zone = Objects.requireNonNullElse(zone, "");
            theme = Objects.requireNonNullElse(theme, "");
        }
    }

    private final DSLContext sql;
    private final PasswordEncoder encoder;
    private final OpenSessions sessions;

    Profiles(DSLContext sql, PasswordEncoder encoder, OpenSessions sessions) {
        this.sql = sql;
        this.encoder = encoder;
        this.sessions = sessions;
    }

    public Profile of(AccessScope scope) {
        return sql.select(
                        APP_USER.LOGIN,
                        APP_USER.DISPLAY_NAME,
                        APP_USER.LOCALE,
                        APP_USER.ZONE,
                        APP_USER.THEME,
                        APP_USER.PASSWORD_HASH.isNotNull(),
                        APP_USER.SIGNED_IN_AT)
                .from(APP_USER)
                .where(APP_USER.ID.eq(scope.userId()))
                .fetchOptional(Records.mapping(Profile::new))
                .orElseThrow(() -> new Missing("user " + scope.userId()));
    }

    /** @throws Invalid naming each field that cannot be accepted */
    @Transactional
    public void change(AccessScope scope, Draft draft) {
        var problems = new ArrayList<Invalid.Problem>();
        if (draft.displayName().isBlank() || draft.displayName().length() > LONGEST_NAME) {
            problems.add(new Invalid.Problem("displayName", "security.name.missing", List.of(LONGEST_NAME)));
        }
        if (!LANGUAGES.contains(draft.locale())) {
            problems.add(new Invalid.Problem("locale", "security.locale.unknown", List.of()));
        }
        if (!ZoneId.getAvailableZoneIds().contains(draft.zone())) {
            problems.add(new Invalid.Problem("zone", "security.zone.unknown", List.of()));
        }
        if (!isTheme(draft.theme())) {
            problems.add(new Invalid.Problem("theme", "security.theme.unknown", List.of()));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        sql.update(APP_USER)
                .set(APP_USER.DISPLAY_NAME, draft.displayName().strip())
                .set(APP_USER.LOCALE, draft.locale())
                .set(APP_USER.ZONE, draft.zone())
                .set(APP_USER.THEME, draft.theme())
                .set(APP_USER.VERSION, APP_USER.VERSION.plus(1))
                .where(APP_USER.ID.eq(scope.userId()))
                .execute();
    }

    private static boolean isTheme(String theme) {
        return List.of(Viewer.Theme.values()).stream().anyMatch(t -> t.name().equals(theme));
    }

    /**
     * Changes the password and signs out every other place: whoever knew the old one is out.
     *
     * @param here the session that stays
     * @throws Invalid for a wrong current password or a weak new one
     */
    @Transactional
    public void changePassword(AccessScope scope, String current, String next, String here) {
        var user = sql.select(APP_USER.LOGIN, APP_USER.DISPLAY_NAME, APP_USER.PASSWORD_HASH)
                .from(APP_USER)
                .where(APP_USER.ID.eq(scope.userId()))
                .forUpdate()
                .fetchSingle();
        if (user.value3() != null && !encoder.matches(current, user.value3())) {
            throw Invalid.field("current", "security.password.current.wrong");
        }
        PasswordPolicy.check(next, List.of(user.value1(), user.value2()));
        sql.update(APP_USER)
                .set(APP_USER.PASSWORD_HASH, encoder.encode(next))
                .set(APP_USER.VERSION, APP_USER.VERSION.plus(1))
                .where(APP_USER.ID.eq(scope.userId()))
                .execute();
        sessions.endOthers(user.value1(), here);
    }
}
