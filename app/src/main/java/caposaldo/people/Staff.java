package caposaldo.people;

import static caposaldo.db.people.Tables.APPOINTMENT;
import static caposaldo.db.people.Tables.DEPARTMENT;
import static caposaldo.db.people.Tables.JOB_POSITION;
import static caposaldo.db.people.Tables.PERSON;
import static caposaldo.db.people.Tables.STAFF_ORDER;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people of the company, with the positions they hold and held. A person always sees himself. */
@Component
public class Staff {

    /** @param appointments the latest first */
    public record Person(
            PersonId id,
            String code,
            String name,
            @Nullable String email,
            @Nullable String phone,
            List<Held> appointments) {

        /** The positions held on the day. */
        public List<Held> on(LocalDate day) {
            return appointments.stream().filter(a -> a.runsOn(day)).toList();
        }
    }

    /**
     * A position held for a time.
     *
     * @param until last day, included; null while it lasts
     * @param order number of the order that appointed
     * @param endedBy number of the order that relieved
     */
    public record Held(
            long id,
            long position,
            String title,
            String department,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String order,
            @Nullable String endedBy) {

        public boolean runsOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    private static final caposaldo.db.people.tables.StaffOrder BEGUN = STAFF_ORDER.as("begun");
    private static final caposaldo.db.people.tables.StaffOrder ENDED = STAFF_ORDER.as("ended");

    private final DSLContext sql;
    private final Organisation organisation;

    Staff(DSLContext sql, Organisation organisation) {
        this.sql = sql;
        this.organisation = organisation;
    }

    static void requireSight(AccessScope scope, PersonId person) {
        if (!scope.personId().equals(Optional.of(person.value()))) {
            scope.require(Right.PEOPLE_READ);
        }
    }

    public Person byId(AccessScope scope, PersonId id) {
        requireSight(scope, id);
        return fetch(PERSON.ID.eq(id.value()), 1).stream()
                .findFirst()
                .orElseThrow(() -> new Missing("person " + id.value()));
    }

    /** In the order of their keys, those after {@code key}. */
    public List<Person> after(AccessScope scope, long key, int limit) {
        scope.require(Right.PEOPLE_READ);
        return fetch(PERSON.ID.gt(key), limit);
    }

    /** Everybody, by name. */
    public List<StaffOrder.Named> names(AccessScope scope) {
        scope.require(Right.PEOPLE_READ);
        return sql.select(PERSON.ID, PERSON.FULL_NAME)
                .from(PERSON)
                .orderBy(PERSON.FULL_NAME, PERSON.ID)
                .fetch(Records.mapping(StaffOrder.Named::new));
    }

    /** From the direct superior up. */
    public List<Organisation.Seat> superiorsOf(AccessScope scope, PersonId person) {
        requireSight(scope, person);
        return organisation.superiorsOf(person, scope.date());
    }

    /** Positions that report directly to one the person holds. */
    public List<Organisation.Seat> reportingTo(AccessScope scope, PersonId person) {
        requireSight(scope, person);
        return organisation.reportingTo(person, scope.date());
    }

    private List<Person> fetch(Condition which, int limit) {
        var held = multiset(select(
                                APPOINTMENT.ID,
                                APPOINTMENT.JOB_POSITION_ID,
                                JOB_POSITION.TITLE,
                                DEPARTMENT.NAME,
                                APPOINTMENT.VALID_FROM,
                                APPOINTMENT.VALID_TO,
                                BEGUN.NUMBER,
                                ENDED.NUMBER)
                        .from(APPOINTMENT)
                        .join(JOB_POSITION)
                        .on(JOB_POSITION.ID.eq(APPOINTMENT.JOB_POSITION_ID))
                        .join(DEPARTMENT)
                        .on(DEPARTMENT.ID.eq(JOB_POSITION.DEPARTMENT_ID))
                        .leftJoin(BEGUN)
                        .on(BEGUN.ID.eq(APPOINTMENT.STAFF_ORDER_ID))
                        .leftJoin(ENDED)
                        .on(ENDED.ID.eq(APPOINTMENT.ENDED_BY_ID))
                        .where(APPOINTMENT.PERSON_ID.eq(PERSON.ID))
                        .orderBy(APPOINTMENT.VALID_FROM.desc(), APPOINTMENT.ID.desc()))
                .convertFrom(rows -> rows.map(Records.mapping(Held::new)));
        return sql.select(
                        PERSON.ID.convertFrom(PersonId::new),
                        PERSON.CODE,
                        PERSON.FULL_NAME,
                        PERSON.EMAIL,
                        PERSON.PHONE,
                        held)
                .from(PERSON)
                .where(which)
                .orderBy(PERSON.ID)
                .limit(limit)
                .fetch(Records.mapping(Person::new));
    }
}
