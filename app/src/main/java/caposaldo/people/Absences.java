package caposaldo.people;

import static caposaldo.db.people.Tables.ABSENCE;
import static caposaldo.db.people.Tables.APPOINTMENT;
import static caposaldo.db.people.Tables.HANDOVER_LINE;
import static caposaldo.db.people.Tables.STAFF_ORDER;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import caposaldo.db.AccessScope;
import caposaldo.db.people.tables.Person;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who is away, who stands in, and the sheet that is handed over.
 *
 * <p>Everybody who may read the organisation sees that somebody is away; why, and what was handed over, is seen by the
 * person, the substitute, the superiors of the time, and those who keep or audit the staff records.
 */
@Component
public class Absences {

    /** A line of the sheet as it was handed over. */
    public record SheetLine(
            long id,
            String section,
            String subject,
            String note,
            @Nullable String link,
            @Nullable OffsetDateTime doneAt) {}

    /**
     * The whole document.
     *
     * @param note what the substitute must know before anything else
     * @param signedBy who announced it; empty when whoever did is no person of the company
     * @param alsoAway absences of the substitute in the same days, announced afterwards: nobody stands in then
     */
    public record Document(
            Absence absence, String note, Optional<String> signedBy, OffsetDateTime signedAt, List<Absence> alsoAway) {}

    private static final Person AWAY = new Person("away");
    private static final Person SUBSTITUTE = new Person("substitute");
    private static final int MOST = 200;
    private static final int FEW = 8;

    private final DSLContext sql;
    private final ReportingLine line;

    Absences(DSLContext sql, ReportingLine line) {
        this.sql = sql;
        this.line = line;
    }

    /** Absences that run on a day or later, the nearest first. */
    public List<Absence> from(AccessScope scope, LocalDate day) {
        scope.require(Right.PEOPLE_READ);
        return fetch(scope, ABSENCE.VALID_TO.ge(day), MOST, ABSENCE.VALID_FROM, ABSENCE.ID);
    }

    /** Absences that are over, of the year before the day, the latest first. */
    public List<Absence> before(AccessScope scope, LocalDate day) {
        scope.require(Right.PEOPLE_READ);
        var past = ABSENCE.VALID_TO.lt(day).and(ABSENCE.VALID_TO.ge(day.minusYears(1)));
        return fetch(scope, past, MOST, ABSENCE.VALID_FROM.desc(), ABSENCE.ID.desc());
    }

    /** Those of today and the coming days that concern whoever asks, the nearest first. */
    public List<Absence> concerning(AccessScope scope, int days) {
        var today = scope.date();
        var near = ABSENCE.VALID_TO
                .ge(today)
                .and(ABSENCE.VALID_FROM.le(today.plusDays(days)))
                .and(ABSENCE.ENDED_EARLY_AT.isNull());
        return fetch(scope, near.and(concerns(scope)), FEW, ABSENCE.VALID_FROM, ABSENCE.ID);
    }

    /** In the order of their keys, those after {@code key}. */
    public List<Absence> after(AccessScope scope, long key, int limit) {
        scope.require(Right.PEOPLE_READ);
        return fetch(scope, ABSENCE.ID.gt(key), limit, ABSENCE.ID);
    }

    /** Those of one person, and those in which the person stands in, the latest first. */
    public List<Absence> of(AccessScope scope, PersonId person) {
        Staff.requireSight(scope, person);
        var either = ABSENCE.PERSON_ID.eq(person.value()).or(ABSENCE.SUBSTITUTE_ID.eq(person.value()));
        return fetch(scope, either, MOST, ABSENCE.VALID_FROM.desc(), ABSENCE.ID.desc());
    }

    /** @throws Forbidden to whoever it does not concern */
    public Document document(AccessScope scope, AbsenceId id) {
        var absence = fetch(scope, ABSENCE.ID.eq(id.value()), 1, ABSENCE.ID).stream()
                .findFirst()
                .orElseThrow(() -> new Missing("absence " + id.value()));
        requireConcern(absence);
        var signer = new Person("signer");
        var meanwhile = ABSENCE.PERSON_ID
                .eq(absence.substitute().value())
                .and(ABSENCE.VALID_FROM.le(absence.until()))
                .and(ABSENCE.VALID_TO.ge(absence.from()))
                .and(ABSENCE.ENDED_EARLY_AT.isNull());
        return sql.select(ABSENCE.HANDOVER_NOTE, signer.FULL_NAME, STAFF_ORDER.SIGNED_AT, STAFF_ORDER.ISSUED_AT)
                .from(ABSENCE)
                .join(STAFF_ORDER)
                .on(STAFF_ORDER.ID.eq(ABSENCE.STAFF_ORDER_ID))
                .leftJoin(signer)
                .on(signer.ID.eq(STAFF_ORDER.SIGNED_BY_ID))
                .where(ABSENCE.ID.eq(id.value()))
                .fetchSingle(row -> new Document(
                        absence,
                        row.value1(),
                        Optional.ofNullable(row.value2()),
                        Optional.ofNullable(row.value3()).orElse(row.value4()),
                        fetch(scope, meanwhile, MOST, ABSENCE.VALID_FROM)));
    }

    /** @throws Forbidden to whoever it does not concern */
    public List<SheetLine> sheet(AccessScope scope, AbsenceId id) {
        fetch(scope, ABSENCE.ID.eq(id.value()), 1, ABSENCE.ID).forEach(Absences::requireConcern);
        return sql.select(
                        HANDOVER_LINE.ID,
                        HANDOVER_LINE.SECTION,
                        HANDOVER_LINE.SUBJECT,
                        HANDOVER_LINE.NOTE,
                        HANDOVER_LINE.LINK,
                        HANDOVER_LINE.DONE_AT)
                .from(HANDOVER_LINE)
                .where(HANDOVER_LINE.ABSENCE_ID.eq(id.value()))
                .orderBy(HANDOVER_LINE.RANK, HANDOVER_LINE.ID)
                .fetch(Records.mapping(SheetLine::new));
    }

    /** Whether whoever asks may announce, end and write on absences of the person. */
    public boolean mayDecide(AccessScope scope, PersonId person) {
        return scope.personId().equals(Optional.of(person.value()))
                || (scope.may(Right.ABSENCE_ORDER) && line.isSuperior(scope, person));
    }

    private static void requireConcern(Absence absence) {
        if (absence.reason().isEmpty()) {
            throw new Forbidden("absence " + absence.id().value());
        }
    }

    private static Condition concerns(AccessScope scope) {
        if (scope.may(Right.PEOPLE_EDIT) || scope.may(Right.AUDIT_READ)) {
            return DSL.trueCondition();
        }
        var me = scope.personId().orElse(null);
        var reported = DSL.exists(selectOne()
                .from(APPOINTMENT)
                .where(APPOINTMENT.PERSON_ID.eq(ABSENCE.PERSON_ID))
                .and(APPOINTMENT.VALID_FROM.le(ABSENCE.VALID_TO))
                .and(APPOINTMENT.VALID_TO.isNull().or(APPOINTMENT.VALID_TO.ge(ABSENCE.VALID_FROM)))
                .and(ReportingLine.below(APPOINTMENT.JOB_POSITION_ID, scope.positions())));
        return ABSENCE.PERSON_ID
                .eq(me)
                .or(ABSENCE.SUBSTITUTE_ID.eq(me))
                .or(scope.may(Right.ABSENCE_ORDER) ? reported : DSL.falseCondition());
    }

    private List<Absence> fetch(AccessScope scope, Condition which, int limit, OrderField<?>... order) {
        var reason = when(concerns(scope), ABSENCE.REASON);
        return sql.select(ABSENCE, STAFF_ORDER.NUMBER, AWAY.FULL_NAME, SUBSTITUTE.FULL_NAME, reason)
                .from(ABSENCE)
                .join(STAFF_ORDER)
                .on(STAFF_ORDER.ID.eq(ABSENCE.STAFF_ORDER_ID))
                .join(AWAY)
                .on(AWAY.ID.eq(ABSENCE.PERSON_ID))
                .join(SUBSTITUTE)
                .on(SUBSTITUTE.ID.eq(ABSENCE.SUBSTITUTE_ID))
                .where(which)
                .orderBy(order)
                .limit(limit)
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
                            Optional.ofNullable(row.value5()).map(Absence.Reason::valueOf),
                            Optional.ofNullable(a.getAcceptedAt()),
                            Optional.ofNullable(a.getEndedEarlyAt()),
                            a.getVersion());
                });
    }
}
