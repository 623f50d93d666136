package caposaldo.people;

import static caposaldo.db.people.Tables.APPOINTMENT;
import static caposaldo.db.people.Tables.JOB_POSITION;
import static caposaldo.db.people.Tables.PERSON;
import static caposaldo.db.people.Tables.STAFF_ORDER;

import caposaldo.db.AccessScope;
import caposaldo.db.NumberSeries;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes staff orders and, once they are signed, what they decide. */
@Component
class StaffOrderStore {

    /** What an order is to decide. */
    record Draft(
            StaffOrder.Kind kind,
            @Nullable PersonId person,
            PositionId position,
            @Nullable PositionId superior,
            LocalDate effectiveOn,
            String text) {}

    /** Who holds a position, until when at most. */
    record Tenure(long appointment, PersonId person, String name, PositionId position) {}

    private final DSLContext sql;
    private final NumberSeries numbers;
    private final Clock clock;

    StaffOrderStore(DSLContext sql, NumberSeries numbers, Clock clock) {
        this.sql = sql;
        this.numbers = numbers;
        this.clock = clock;
    }

    StaffOrderId recommend(AccessScope scope, Draft draft) {
        return new StaffOrderId(sql.insertInto(STAFF_ORDER)
                .set(STAFF_ORDER.NUMBER, numbers.next("ORD", scope.date().getYear()))
                .set(STAFF_ORDER.KIND, draft.kind().name())
                .set(STAFF_ORDER.STATE, "RECOMMENDED")
                .set(STAFF_ORDER.TEXT, draft.text())
                .set(
                        STAFF_ORDER.PERSON_ID,
                        draft.person() == null ? null : draft.person().value())
                .set(STAFF_ORDER.JOB_POSITION_ID, draft.position().value())
                .set(
                        STAFF_ORDER.SUPERIOR_ID,
                        draft.superior() == null ? null : draft.superior().value())
                .set(STAFF_ORDER.EFFECTIVE_ON, draft.effectiveOn())
                .set(STAFF_ORDER.RECOMMENDED_BY_ID, scope.personId().orElse(null))
                .set(STAFF_ORDER.ISSUED_AT, now())
                .returningResult(STAFF_ORDER.ID)
                .fetchSingle()
                .value1());
    }

    int decide(StaffOrderId id, int version, StaffOrder.State state, AccessScope scope) {
        return sql.update(STAFF_ORDER)
                .set(STAFF_ORDER.STATE, state.name())
                .set(STAFF_ORDER.SIGNED_BY_ID, scope.personId().orElse(null))
                .set(STAFF_ORDER.SIGNED_AT, now())
                .set(STAFF_ORDER.VERSION, STAFF_ORDER.VERSION.plus(1))
                .where(STAFF_ORDER.ID.eq(id.value()))
                .and(STAFF_ORDER.VERSION.eq(version))
                .and(STAFF_ORDER.STATE.eq("RECOMMENDED"))
                .execute();
    }

    void appoint(StaffOrder order) {
        hold(order.position().id());
        sql.insertInto(APPOINTMENT)
                .set(APPOINTMENT.PERSON_ID, order.person().orElseThrow().id())
                .set(APPOINTMENT.JOB_POSITION_ID, order.position().id())
                .set(APPOINTMENT.VALID_FROM, order.effectiveOn())
                .set(APPOINTMENT.STAFF_ORDER_ID, order.id().value())
                .execute();
    }

    /** Two who write to one exclusion constraint at once may wait for each other, which the database calls a deadlock. */
    private void hold(long position) {
        sql.select(JOB_POSITION.ID)
                .from(JOB_POSITION)
                .where(JOB_POSITION.ID.eq(position))
                .forNoKeyUpdate()
                .fetch();
    }

    int relieve(StaffOrder order) {
        return sql.update(APPOINTMENT)
                .set(APPOINTMENT.VALID_TO, order.effectiveOn())
                .set(APPOINTMENT.ENDED_BY_ID, order.id().value())
                .where(APPOINTMENT.PERSON_ID.eq(order.person().orElseThrow().id()))
                .and(APPOINTMENT.JOB_POSITION_ID.eq(order.position().id()))
                .and(APPOINTMENT.VALID_FROM.le(order.effectiveOn()))
                .and(APPOINTMENT.VALID_TO.isNull().or(APPOINTMENT.VALID_TO.gt(order.effectiveOn())))
                .execute();
    }

    void changeLine(StaffOrder order) {
        sql.update(JOB_POSITION)
                .set(JOB_POSITION.REPORTS_TO_ID, order.superior().orElseThrow().id())
                .set(JOB_POSITION.VERSION, JOB_POSITION.VERSION.plus(1))
                .where(JOB_POSITION.ID.eq(order.position().id()))
                .execute();
    }

    /** Who would stand in the way of an appointment without end from this day. */
    Optional<Tenure> holderFrom(PositionId position, LocalDate day) {
        return sql.select(APPOINTMENT.ID, APPOINTMENT.PERSON_ID, PERSON.FULL_NAME, APPOINTMENT.JOB_POSITION_ID)
                .from(APPOINTMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(APPOINTMENT.PERSON_ID))
                .where(APPOINTMENT.JOB_POSITION_ID.eq(position.value()))
                .and(APPOINTMENT.VALID_TO.isNull().or(APPOINTMENT.VALID_TO.ge(day)))
                .orderBy(APPOINTMENT.VALID_FROM)
                .limit(1)
                .fetchOptional(StaffOrderStore::tenure);
    }

    Optional<Tenure> tenure(long appointment) {
        return sql.select(APPOINTMENT.ID, APPOINTMENT.PERSON_ID, PERSON.FULL_NAME, APPOINTMENT.JOB_POSITION_ID)
                .from(APPOINTMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(APPOINTMENT.PERSON_ID))
                .where(APPOINTMENT.ID.eq(appointment))
                .fetchOptional(StaffOrderStore::tenure);
    }

    private static Tenure tenure(org.jooq.Record4<Long, Long, String, Long> row) {
        return new Tenure(row.value1(), new PersonId(row.value2()), row.value3(), new PositionId(row.value4()));
    }

    boolean exists(PersonId person) {
        return sql.fetchExists(PERSON, PERSON.ID.eq(person.value()));
    }

    /** Held on the last day, and not yet ended by then. */
    boolean canEndOn(long appointment, LocalDate lastDay) {
        return sql.fetchExists(
                APPOINTMENT,
                APPOINTMENT
                        .ID
                        .eq(appointment)
                        .and(APPOINTMENT.VALID_FROM.le(lastDay))
                        .and(APPOINTMENT.VALID_TO.isNull().or(APPOINTMENT.VALID_TO.gt(lastDay))));
    }

    /** Gives the newcomer the next staff number. */
    PersonId enter(AccessScope scope, Appoint.Newcomer newcomer) {
        return new PersonId(sql.insertInto(PERSON)
                .set(PERSON.CODE, numbers.next("P", scope.date().getYear()))
                .set(PERSON.GIVEN_NAME, newcomer.givenName().strip())
                .set(PERSON.FAMILY_NAME, newcomer.familyName().strip())
                .set(
                        PERSON.EMAIL,
                        newcomer.email().isBlank() ? null : newcomer.email().strip())
                .returningResult(PERSON.ID)
                .fetchSingle()
                .value1());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
