package caposaldo.people;

import static caposaldo.db.people.Tables.ABSENCE;
import static caposaldo.db.people.Tables.APPOINTMENT;
import static caposaldo.db.people.Tables.HANDOVER_LINE;
import static caposaldo.db.people.Tables.JOB_POSITION;
import static caposaldo.db.people.Tables.STAFF_ORDER;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.people.AnnounceAbsence.Announcement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Writes absences and what they hand over. */
@Component
class AbsenceStore {

    private final DSLContext sql;
    private final Clock clock;

    AbsenceStore(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    AbsenceId insert(String number, AccessScope scope, Announcement announcement) {
        var now = OffsetDateTime.now(clock);
        var order = sql.insertInto(STAFF_ORDER)
                .set(STAFF_ORDER.NUMBER, number)
                .set(STAFF_ORDER.KIND, "ABSENCE")
                .set(STAFF_ORDER.STATE, "SIGNED")
                .set(STAFF_ORDER.TEXT, announcement.note())
                .set(STAFF_ORDER.SIGNED_BY_ID, scope.personId().orElse(null))
                .set(STAFF_ORDER.ISSUED_AT, now)
                .set(STAFF_ORDER.SIGNED_AT, now)
                .returningResult(STAFF_ORDER.ID)
                .fetchSingle()
                .value1();
        var absence = sql.insertInto(ABSENCE)
                .set(ABSENCE.PERSON_ID, announcement.person().value())
                .set(ABSENCE.SUBSTITUTE_ID, announcement.substitute().value())
                .set(ABSENCE.VALID_FROM, announcement.from())
                .set(ABSENCE.VALID_TO, announcement.until())
                .set(ABSENCE.REASON, announcement.reason().name())
                .set(ABSENCE.HANDOVER_NOTE, announcement.note())
                .set(ABSENCE.STAFF_ORDER_ID, order)
                .returningResult(ABSENCE.ID)
                .fetchSingle()
                .value1();
        var lines = announcement.lines();
        sql.batchInsert(IntStream.range(0, lines.size())
                        .mapToObj(i -> {
                            var row = sql.newRecord(HANDOVER_LINE);
                            row.setAbsenceId(absence);
                            row.setRank(i + 1);
                            row.setSubject(lines.get(i).subject());
                            row.setNote(lines.get(i).note());
                            row.setLink(lines.get(i).link());
                            return row;
                        })
                        .toList())
                .execute();
        return new AbsenceId(absence);
    }

    boolean isAway(PersonId person, LocalDate from, LocalDate until) {
        return sql.fetchExists(
                ABSENCE,
                ABSENCE.PERSON_ID
                        .eq(person.value())
                        .and(ABSENCE.VALID_FROM.le(until))
                        .and(ABSENCE.VALID_TO.ge(from))
                        .and(ABSENCE.ENDED_EARLY_AT.isNull()));
    }

    /** Whether the person holds, today, a position below one of these. */
    boolean reportsTo(PersonId person, Set<Long> superiors) {
        var line = name("line").fields("id", "up");
        var today = LocalDate.now(clock);
        var up = select(JOB_POSITION.ID, JOB_POSITION.REPORTS_TO_ID)
                .from(JOB_POSITION)
                .join(APPOINTMENT)
                .on(APPOINTMENT.JOB_POSITION_ID.eq(JOB_POSITION.ID))
                .where(APPOINTMENT.PERSON_ID.eq(person.value()))
                .and(val(today).ge(APPOINTMENT.VALID_FROM))
                .and(APPOINTMENT.VALID_TO.isNull().or(APPOINTMENT.VALID_TO.ge(today)))
                .unionAll(select(JOB_POSITION.ID, JOB_POSITION.REPORTS_TO_ID)
                        .from(JOB_POSITION)
                        .join(DSL.table(name("line")))
                        .on(JOB_POSITION.ID.eq(DSL.field(name("line", "up"), Long.class))));
        return sql.fetchExists(sql.withRecursive(line.as(up))
                .select(DSL.one())
                .from(name("line"))
                .where(DSL.field(name("line", "up"), Long.class).in(superiors)));
    }

    int endEarly(AbsenceId id, int version) {
        return sql.update(ABSENCE)
                .set(ABSENCE.ENDED_EARLY_AT, OffsetDateTime.now(clock))
                .set(ABSENCE.VERSION, ABSENCE.VERSION.plus(1))
                .where(ABSENCE.ID.eq(id.value()))
                .and(ABSENCE.VERSION.eq(version))
                .and(ABSENCE.ENDED_EARLY_AT.isNull())
                .execute();
    }

    int reopen(AbsenceId id, int version) {
        return sql.update(ABSENCE)
                .setNull(ABSENCE.ENDED_EARLY_AT)
                .set(ABSENCE.VERSION, ABSENCE.VERSION.plus(1))
                .where(ABSENCE.ID.eq(id.value()))
                .and(ABSENCE.VERSION.eq(version))
                .execute();
    }

    int accept(AbsenceId id, long substitute) {
        return sql.update(ABSENCE)
                .set(ABSENCE.ACCEPTED_AT, OffsetDateTime.now(clock))
                .set(ABSENCE.VERSION, ABSENCE.VERSION.plus(1))
                .where(ABSENCE.ID.eq(id.value()))
                .and(ABSENCE.SUBSTITUTE_ID.eq(substitute))
                .and(ABSENCE.ACCEPTED_AT.isNull())
                .execute();
    }

    PersonId absentIn(AbsenceId id) {
        return sql.select(ABSENCE.PERSON_ID)
                .from(ABSENCE)
                .where(ABSENCE.ID.eq(id.value()))
                .fetchOptional(ABSENCE.PERSON_ID)
                .map(PersonId::new)
                .orElseThrow(() -> new Missing("absence " + id.value()));
    }
}
