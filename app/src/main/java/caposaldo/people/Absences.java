package caposaldo.people;

import static caposaldo.db.people.Tables.ABSENCE;
import static caposaldo.db.people.Tables.HANDOVER_LINE;
import static caposaldo.db.people.Tables.STAFF_ORDER;

import caposaldo.db.AccessScope;
import caposaldo.db.people.tables.Person;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is away, who stands in, and the sheet that is handed over. */
@Component
public class Absences {

    /** A line of the sheet as it was handed over. */
    public record SheetLine(
            long id,
            String subject,
            String note,
            @Nullable String link,
            @Nullable OffsetDateTime doneAt) {}

    private static final Person AWAY = new Person("away");
    private static final Person SUBSTITUTE = new Person("substitute");

    private final DSLContext sql;

    Absences(DSLContext sql) {
        this.sql = sql;
    }

    /** Absences that run on a day or later, the nearest first. */
    public List<Absence> from(AccessScope scope, LocalDate day) {
        scope.require(Right.PEOPLE_READ);
        return fetch(ABSENCE.VALID_TO.ge(day));
    }

    /** Absences that are over, the latest hundred. */
    public List<Absence> before(AccessScope scope, LocalDate day) {
        scope.require(Right.PEOPLE_READ);
        var past = fetch(ABSENCE.VALID_TO.lt(day).and(ABSENCE.VALID_TO.ge(day.minusYears(1))));
        return past.reversed();
    }

    public Absence byId(AccessScope scope, AbsenceId id) {
        scope.require(Right.PEOPLE_READ);
        return fetch(ABSENCE.ID.eq(id.value())).stream()
                .findFirst()
                .orElseThrow(() -> new Missing("absence " + id.value()));
    }

    public List<SheetLine> sheet(AccessScope scope, AbsenceId id) {
        scope.require(Right.PEOPLE_READ);
        return sql.select(
                        HANDOVER_LINE.ID,
                        HANDOVER_LINE.SUBJECT,
                        HANDOVER_LINE.NOTE,
                        HANDOVER_LINE.LINK,
                        HANDOVER_LINE.DONE_AT)
                .from(HANDOVER_LINE)
                .where(HANDOVER_LINE.ABSENCE_ID.eq(id.value()))
                .orderBy(HANDOVER_LINE.RANK)
                .fetch(Records.mapping(SheetLine::new));
    }

    private List<Absence> fetch(Condition which) {
        return sql.select(ABSENCE, STAFF_ORDER.NUMBER, AWAY.FULL_NAME, SUBSTITUTE.FULL_NAME)
                .from(ABSENCE)
                .join(STAFF_ORDER)
                .on(STAFF_ORDER.ID.eq(ABSENCE.STAFF_ORDER_ID))
                .join(AWAY)
                .on(AWAY.ID.eq(ABSENCE.PERSON_ID))
                .join(SUBSTITUTE)
                .on(SUBSTITUTE.ID.eq(ABSENCE.SUBSTITUTE_ID))
                .where(which)
                .orderBy(ABSENCE.VALID_FROM, ABSENCE.ID)
                .limit(DSL.val(100))
                .fetch(row -> {
                    var a = row.value1();
                    return new Absence(
                            new AbsenceId(a.getId()),
                            row.value2(),
                            new PersonId(a.getPersonId()),
                            row.value3(),
                            new PersonId(a.getSubstituteId()),
                            row.value4(),
                            a.getValidFrom(),
                            a.getValidTo(),
                            Absence.Reason.valueOf(a.getReason()),
                            a.getHandoverNote(),
                            Optional.ofNullable(a.getAcceptedAt()),
                            Optional.ofNullable(a.getEndedEarlyAt()),
                            a.getVersion());
                });
    }
}
