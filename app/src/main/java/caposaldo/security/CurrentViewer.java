package caposaldo.security;

import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.people.Appointments;
import caposaldo.web.Viewer;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Tells the pages who looks at them. */
@Component
class CurrentViewer implements Viewer.Source {

    private final DSLContext sql;
    private final CurrentScope scope;
    private final Appointments appointments;

    CurrentViewer(DSLContext sql, CurrentScope scope, Appointments appointments) {
        this.sql = sql;
        this.scope = scope;
        this.appointments = appointments;
    }

    @Override
    public Optional<Viewer> current() {
        return scope.current().flatMap(this::viewer);
    }

    private Optional<Viewer> viewer(AccessScope scope) {
        return sql.select(
                        APP_USER.DISPLAY_NAME,
                        APP_USER.LOCALE,
                        APP_USER.ZONE,
                        APP_USER.THEME,
                        Appointments.titles(APP_USER.PERSON_ID, scope.date()))
                .from(APP_USER)
                .where(APP_USER.ID.eq(scope.userId()))
                .fetchOptional(row -> new Viewer(
                        row.value1(),
                        Objects.requireNonNullElse(row.value5(), ""),
                        Locale.of(row.value2()),
                        ZoneId.of(row.value3()),
                        Viewer.Theme.valueOf(row.value4()),
                        scope.rights().stream().map(Right::key).collect(Collectors.toSet()),
                        standsInFor(scope)));
    }

    private List<Viewer.StandsInFor> standsInFor(AccessScope scope) {
        return scope.standsInFor().isEmpty()
                ? List.of()
                : appointments.substitutedBy(scope.personId().orElseThrow(), scope.date()).stream()
                        .map(s -> new Viewer.StandsInFor(s.name(), s.until()))
                        .toList();
    }
}
