package caposaldo.people;

import static caposaldo.db.people.Tables.ABSENCE;
import static caposaldo.db.people.Tables.APPOINTMENT;
import static caposaldo.db.people.Tables.DEPARTMENT;
import static caposaldo.db.people.Tables.JOB_POSITION;
import static caposaldo.db.people.Tables.PERSON;
import static caposaldo.db.people.Tables.STAFF_ORDER;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import caposaldo.db.AccessScope;
import caposaldo.db.people.tables.Appointment;
import caposaldo.db.people.tables.Person;
import caposaldo.db.people.tables.records.JobPositionRecord;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Record8;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Clauses 1.1 and 1.3: departments, positions and their reporting line, with who holds them on a day. */
@Component
public class Organisation {

    /**
     * A position as it is filled on a day.
     *
     * @param holder empty when it is vacant
     * @param vacantSince the day after the last holder left; empty when it is held, or never was
     */
    public record Seat(
            PositionId position,
            String code,
            String title,
            Optional<PositionId> reportsTo,
            Role role,
            String department,
            Optional<Holder> holder,
            Optional<LocalDate> vacantSince) {}

    /** @param away empty when the person is there */
    public record Holder(PersonId person, String name, Optional<Away> away) {}

    /** @param until last day, included */
    public record Away(LocalDate until, PersonId substitute, String substituteName) {}

    /** A position and everything that reports to it. */
    public record Branch(Seat seat, List<Branch> below) {

        /** Positions below, over any number of steps. */
        public int size() {
            return below.stream().mapToInt(b -> 1 + b.size()).sum();
        }
    }

    /** A department and its positions. */
    public record Unit(String code, String name, Optional<String> within, List<Seat> seats) {}

    /**
     * Somebody who holds or held a position.
     *
     * @param until last day, included; null while it lasts
     * @param order number of the order that appointed
     * @param endedBy number of the order that relieved
     */
    public record Tenure(
            long appointment,
            PositionId position,
            PersonId person,
            String name,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String order,
            @Nullable String endedBy) {}

    private static final Person SUBSTITUTE = new Person("substitute");
    private static final Appointment FORMER = new Appointment("former");

    private final DSLContext sql;
    private final ReportingLine line;

    Organisation(DSLContext sql, ReportingLine line) {
        this.sql = sql;
        this.line = line;
    }

    /** Whether whoever asks may have orders about the position drawn up. */
    public boolean mayOrder(AccessScope scope, PositionId position) {
        return line.hasSayOver(scope, position);
    }

    /** The reporting line from its heads down. */
    public List<Branch> chart(AccessScope scope) {
        scope.require(Right.PEOPLE_READ);
        var seats = seats(scope.date(), DSL.trueCondition(), Integer.MAX_VALUE);
        var below = new HashMap<PositionId, List<Seat>>();
        var heads = new ArrayList<Seat>();
        for (var seat : seats) {
            seat.reportsTo()
                    .map(up -> below.computeIfAbsent(up, _ -> new ArrayList<>()))
                    .orElse(heads)
                    .add(seat);
        }
        return heads.stream().map(head -> branch(head, below)).toList();
    }

    private static Branch branch(Seat seat, Map<PositionId, List<Seat>> below) {
        return new Branch(
                seat,
                below.getOrDefault(seat.position(), List.of()).stream()
                        .map(s -> branch(s, below))
                        .toList());
    }

    /** Every department with its positions, by name. */
    public List<Unit> departments(AccessScope scope) {
        scope.require(Right.PEOPLE_READ);
        var parent = DEPARTMENT.as("parent");
        var seats = new HashMap<String, List<Seat>>();
        seats(scope.date(), DSL.trueCondition(), Integer.MAX_VALUE)
                .forEach(s -> seats.computeIfAbsent(s.department(), _ -> new ArrayList<>())
                        .add(s));
        return sql.select(DEPARTMENT.CODE, DEPARTMENT.NAME, parent.NAME)
                .from(DEPARTMENT)
                .leftJoin(parent)
                .on(parent.ID.eq(DEPARTMENT.PARENT_ID))
                .orderBy(DEPARTMENT.NAME, DEPARTMENT.ID)
                .fetch(row -> new Unit(
                        row.value1(),
                        row.value2(),
                        Optional.ofNullable(row.value3()),
                        seats.getOrDefault(row.value2(), List.of())));
    }

    /** In the order of their keys, those after {@code key}. */
    public List<Seat> positionsAfter(AccessScope scope, long key, int limit) {
        scope.require(Right.PEOPLE_READ);
        return seats(scope.date(), JOB_POSITION.ID.gt(key), limit);
    }

    /** Who holds or held which position, in the order of the appointments' keys, those after {@code key}. */
    public List<Tenure> appointmentsAfter(AccessScope scope, long key, int limit) {
        scope.require(Right.PEOPLE_READ);
        return tenures(APPOINTMENT.ID.gt(key), APPOINTMENT.ID, limit);
    }

    /** @throws Missing when there is no such position */
    public Seat position(AccessScope scope, PositionId id) {
        scope.require(Right.PEOPLE_READ);
        return seats(scope.date(), JOB_POSITION.ID.eq(id.value()), 1).stream()
                .findFirst()
                .orElseThrow(() -> new Missing("position " + id.value()));
    }

    /** Who held the position, the latest first. */
    public List<Tenure> holdersOf(AccessScope scope, PositionId id) {
        scope.require(Right.PEOPLE_READ);
        var position = APPOINTMENT.JOB_POSITION_ID.eq(id.value());
        return tenures(position, APPOINTMENT.VALID_FROM.desc(), Integer.MAX_VALUE);
    }

    private List<Tenure> tenures(Condition which, OrderField<?> order, int limit) {
        var begun = STAFF_ORDER.as("begun");
        var ended = STAFF_ORDER.as("ended");
        return sql.select(
                        APPOINTMENT.ID,
                        APPOINTMENT.JOB_POSITION_ID.convertFrom(PositionId::new),
                        PERSON.ID.convertFrom(PersonId::new),
                        PERSON.FULL_NAME,
                        APPOINTMENT.VALID_FROM,
                        APPOINTMENT.VALID_TO,
                        begun.NUMBER,
                        ended.NUMBER)
                .from(APPOINTMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(APPOINTMENT.PERSON_ID))
                .leftJoin(begun)
                .on(begun.ID.eq(APPOINTMENT.STAFF_ORDER_ID))
                .leftJoin(ended)
                .on(ended.ID.eq(APPOINTMENT.ENDED_BY_ID))
                .where(which)
                .orderBy(order)
                .limit(limit)
                .fetch(Records.mapping(Tenure::new));
    }

    /** Positions that report directly to this one. */
    public List<Seat> reportingTo(AccessScope scope, PositionId id) {
        scope.require(Right.PEOPLE_READ);
        return seats(scope.date(), JOB_POSITION.REPORTS_TO_ID.eq(id.value()), Integer.MAX_VALUE);
    }

    /** From the direct superior up; positions without holder included. */
    List<Seat> superiorsOf(PersonId person, LocalDate day) {
        var seats = new HashMap<Long, Seat>();
        var line = sql.resultQuery("""
                        select above.job_position_id, min(above.step) as step
                        from people.appointment held
                        cross join people.positions_above(held.job_position_id) above
                        where held.person_id = {0} and {1} between held.valid_from and coalesce(held.valid_to, 'infinity')
                        group by above.job_position_id
                        order by step, above.job_position_id
                        """, val(person.value()), val(day)).fetch(0, Long.class);
        seats(day, JOB_POSITION.ID.in(line), line.size())
                .forEach(s -> seats.put(s.position().value(), s));
        return line.stream().map(seats::get).toList();
    }

    /** Positions that report to one the person holds. */
    List<Seat> reportingTo(PersonId person, LocalDate day) {
        return seats(
                day,
                JOB_POSITION.REPORTS_TO_ID.in(select(FORMER.JOB_POSITION_ID)
                        .from(FORMER)
                        .where(FORMER.PERSON_ID.eq(person.value()))
                        .and(FORMER.VALID_FROM.le(day))
                        .and(FORMER.VALID_TO.isNull().or(FORMER.VALID_TO.ge(day)))),
                Integer.MAX_VALUE);
    }

    private List<Seat> seats(LocalDate day, Condition which, int limit) {
        var lastLeft = DSL.field(select(max(FORMER.VALID_TO))
                .from(FORMER)
                .where(FORMER.JOB_POSITION_ID.eq(JOB_POSITION.ID))
                .and(FORMER.VALID_TO.lt(day)));
        return sql.select(
                        JOB_POSITION,
                        DEPARTMENT.NAME,
                        PERSON.ID,
                        PERSON.FULL_NAME,
                        ABSENCE.VALID_TO,
                        SUBSTITUTE.ID,
                        SUBSTITUTE.FULL_NAME,
                        lastLeft)
                .from(JOB_POSITION)
                .join(DEPARTMENT)
                .on(DEPARTMENT.ID.eq(JOB_POSITION.DEPARTMENT_ID))
                .leftJoin(APPOINTMENT)
                .on(APPOINTMENT.JOB_POSITION_ID.eq(JOB_POSITION.ID).and(ReportingLine.heldOn(val(day))))
                .leftJoin(PERSON)
                .on(PERSON.ID.eq(APPOINTMENT.PERSON_ID))
                .leftJoin(ABSENCE)
                .on(ABSENCE.PERSON_ID
                        .eq(PERSON.ID)
                        .and(val(day).between(ABSENCE.VALID_FROM, ABSENCE.VALID_TO))
                        .and(ABSENCE.ENDED_EARLY_AT.isNull()))
                .leftJoin(SUBSTITUTE)
                .on(SUBSTITUTE.ID.eq(ABSENCE.SUBSTITUTE_ID))
                .where(which)
                .orderBy(JOB_POSITION.ID)
                .limit(limit)
                .fetch(Organisation::seat);
    }

    private static Seat seat(Record8<JobPositionRecord, String, Long, String, LocalDate, Long, String, LocalDate> row) {
        var position = row.value1();
        var away = Optional.ofNullable(row.value5())
                .map(until -> new Away(until, new PersonId(row.value6()), row.value7()));
        var holder =
                Optional.ofNullable(row.value3()).map(person -> new Holder(new PersonId(person), row.value4(), away));
        return new Seat(
                new PositionId(position.getId()),
                position.getCode(),
                position.getTitle(),
                Optional.ofNullable(position.getReportsToId()).map(PositionId::new),
                Role.valueOf(position.getRole()),
                row.value2(),
                holder,
                holder.isPresent()
                        ? Optional.empty()
                        : Optional.ofNullable(row.value8()).map(left -> left.plusDays(1)));
    }
}
