package caposaldo.people;

import static caposaldo.db.people.Tables.ABSENCE;
import static caposaldo.db.people.Tables.APPOINTMENT;
import static caposaldo.db.people.Tables.HANDOVER_LINE;
import static caposaldo.db.people.Tables.PERSON;
import static caposaldo.db.people.Tables.STAFF_ORDER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.people.AnnounceAbsence.Announcement;
import caposaldo.people.AnnounceAbsence.HandoverLine;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
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

    /**
     * Until the transaction ends nobody else announces or opens an absence of this person: two who write to one exclusion
     * constraint at once may wait for each other, which the database calls a deadlock.
     */
    void hold(PersonId person) {
        sql.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ID.eq(person.value()))
                .forNoKeyUpdate()
                .fetch();
    }

    AbsenceId insert(String number, AccessScope scope, Announcement announcement, List<HandoverLine> lines) {
        var absence = sql.insertInto(ABSENCE)
                .set(ABSENCE.PERSON_ID, announcement.person().value())
                .set(ABSENCE.SUBSTITUTE_ID, announcement.substitute().value())
                .set(ABSENCE.VALID_FROM, announcement.from())
                .set(ABSENCE.VALID_TO, announcement.until())
                .set(ABSENCE.REASON, announcement.reason().name())
                .set(ABSENCE.HANDOVER_NOTE, announcement.note())
                .set(ABSENCE.STAFF_ORDER_ID, insertOrder(number, scope, announcement))
                .returningResult(ABSENCE.ID)
                .fetchSingle()
                .value1();
        sql.batchInsert(IntStream.range(0, lines.size())
                        .mapToObj(i -> {
                            var row = sql.newRecord(HANDOVER_LINE);
                            row.setAbsenceId(absence);
                            row.setRank(i + 1);
                            row.setSection(lines.get(i).section());
                            row.setSubject(lines.get(i).subject());
                            row.setNote(lines.get(i).note());
                            row.setLink(lines.get(i).link());
                            return row;
                        })
                        .toList())
                .execute();
        return new AbsenceId(absence);
    }

    private Long insertOrder(String number, AccessScope scope, Announcement announcement) {
        return sql.insertInto(STAFF_ORDER)
                .set(STAFF_ORDER.NUMBER, number)
                .set(STAFF_ORDER.KIND, "ABSENCE")
                .set(STAFF_ORDER.STATE, "SIGNED")
                .set(STAFF_ORDER.TEXT, announcement.note())
                .set(STAFF_ORDER.PERSON_ID, announcement.person().value())
                .set(STAFF_ORDER.EFFECTIVE_ON, announcement.from())
                .set(STAFF_ORDER.SIGNED_BY_ID, scope.personId().orElse(null))
                .set(STAFF_ORDER.ISSUED_AT, now())
                .set(STAFF_ORDER.SIGNED_AT, now())
                .returningResult(STAFF_ORDER.ID)
                .fetchSingle()
                .value1();
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

    boolean holdsPosition(PersonId person, LocalDate day) {
        return sql.fetchExists(
                APPOINTMENT, APPOINTMENT.PERSON_ID.eq(person.value()).and(ReportingLine.heldOn(val(day))));
    }

    int endEarly(AbsenceId id, int version, LocalDate today) {
        return sql.update(ABSENCE)
                .set(ABSENCE.ENDED_EARLY_AT, now())
                .set(ABSENCE.VERSION, ABSENCE.VERSION.plus(1))
                .where(open(id, today))
                .and(ABSENCE.VERSION.eq(version))
                .execute();
    }

    int reopen(AbsenceId id, int version, LocalDate today) {
        return sql.update(ABSENCE)
                .setNull(ABSENCE.ENDED_EARLY_AT)
                .set(ABSENCE.VERSION, ABSENCE.VERSION.plus(1))
                .where(ABSENCE.ID.eq(id.value()))
                .and(ABSENCE.VERSION.eq(version))
                .and(ABSENCE.ENDED_EARLY_AT.isNotNull())
                .and(ABSENCE.VALID_TO.ge(today))
                .execute();
    }

    int accept(AbsenceId id, LocalDate today) {
        return sql.update(ABSENCE)
                .set(ABSENCE.ACCEPTED_AT, now())
                .set(ABSENCE.VERSION, ABSENCE.VERSION.plus(1))
                .where(open(id, today))
                .and(ABSENCE.ACCEPTED_AT.isNull())
                .execute();
    }

    boolean isAccepted(AbsenceId id) {
        return sql.fetchExists(ABSENCE, ABSENCE.ID.eq(id.value()).and(ABSENCE.ACCEPTED_AT.isNotNull()));
    }

    boolean isOpen(AbsenceId id, LocalDate today) {
        return sql.fetchExists(ABSENCE, open(id, today));
    }

    private static Condition open(AbsenceId id, LocalDate today) {
        return ABSENCE.ID.eq(id.value()).and(ABSENCE.ENDED_EARLY_AT.isNull()).and(ABSENCE.VALID_TO.ge(today));
    }

    void addLine(AbsenceId id, HandoverLine line) {
        sql.insertInto(HANDOVER_LINE)
                .set(HANDOVER_LINE.ABSENCE_ID, id.value())
                .set(
                        HANDOVER_LINE.RANK,
                        select(coalesce(max(HANDOVER_LINE.RANK), 0).plus(1))
                                .from(HANDOVER_LINE)
                                .where(HANDOVER_LINE.ABSENCE_ID.eq(id.value())))
                .set(HANDOVER_LINE.SECTION, line.section())
                .set(HANDOVER_LINE.SUBJECT, line.subject())
                .set(HANDOVER_LINE.NOTE, line.note())
                .set(HANDOVER_LINE.LINK, line.link())
                .execute();
    }

    int noteLine(AbsenceId id, long line, String note) {
        return sql.update(HANDOVER_LINE)
                .set(HANDOVER_LINE.NOTE, note)
                .where(HANDOVER_LINE.ID.eq(line))
                .and(HANDOVER_LINE.ABSENCE_ID.eq(id.value()))
                .execute();
    }

    int tickLine(AbsenceId id, long line, boolean done) {
        return sql.update(HANDOVER_LINE)
                .set(HANDOVER_LINE.DONE_AT, done ? now() : null)
                .where(HANDOVER_LINE.ID.eq(line))
                .and(HANDOVER_LINE.ABSENCE_ID.eq(id.value()))
                .execute();
    }

    PersonId absentIn(AbsenceId id) {
        return party(id, ABSENCE.PERSON_ID);
    }

    PersonId substituteIn(AbsenceId id) {
        return party(id, ABSENCE.SUBSTITUTE_ID);
    }

    private PersonId party(AbsenceId id, Field<Long> who) {
        return sql.select(who)
                .from(ABSENCE)
                .where(ABSENCE.ID.eq(id.value()))
                .fetchOptional(who)
                .map(PersonId::new)
                .orElseThrow(() -> new Missing("absence " + id.value()));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
