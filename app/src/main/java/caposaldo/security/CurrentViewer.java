package caposaldo.security;

import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Viewer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Tells the pages who looks at them. */
@Component
class CurrentViewer implements Viewer.Source {

    private final DSLContext sql;
    private final CurrentScope scope;

    CurrentViewer(DSLContext sql, CurrentScope scope) {
        this.sql = sql;
        this.scope = scope;
    }

    @Override
    public Optional<Viewer> current() {
        return scope.current().flatMap(this::viewer);
    }

    private Optional<Viewer> viewer(AccessScope scope) {
        var position = DSL.field("""
                (select string_agg(p.title, ', ' order by p.id) from people.appointment a
                 join people.job_position p on p.id = a.job_position_id
                 where a.person_id = {0} and {1} between a.valid_from and coalesce(a.valid_to, 'infinity'))""", String.class, APP_USER.PERSON_ID, DSL.val(scope.date()));
        return sql.select(APP_USER.DISPLAY_NAME, position, APP_USER.LOCALE, APP_USER.ZONE, APP_USER.THEME)
                .from(APP_USER)
                .where(APP_USER.ID.eq(scope.userId()))
                .fetchOptional(row -> new Viewer(
                        row.value1(),
                        Optional.ofNullable(row.value2()).orElse(""),
                        Locale.of(row.value3()),
                        ZoneId.of(row.value4()),
                        Viewer.Theme.valueOf(row.value5()),
                        scope.rights().stream().map(Right::key).collect(Collectors.toSet()),
                        standsInFor(scope)));
    }

    private List<Viewer.StandsInFor> standsInFor(AccessScope scope) {
        return scope.standsInFor().isEmpty()
                ? List.of()
                : sql.select(PERSON.FULL_NAME, ABSENCE.VALID_TO)
                        .from(ABSENCE)
                        .join(PERSON)
                        .on(PERSON.ID.eq(ABSENCE.PERSON_ID))
                        .where(ABSENCE.SUBSTITUTE_ID.eq(scope.personId().orElse(0L)))
                        .and(DSL.val(scope.date()).between(ABSENCE.VALID_FROM, ABSENCE.VALID_TO))
                        .and(ABSENCE.ENDED_EARLY_AT.isNull())
                        .fetch(Records.mapping(Viewer.StandsInFor::new));
    }
}
