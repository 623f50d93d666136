package caposaldo.people;

import static caposaldo.db.people.Tables.APPOINTMENT;
import static caposaldo.db.people.Tables.JOB_POSITION;
import static org.jooq.impl.DSL.val;

import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Clause 1.3: who answers for whom, over any number of steps. */
@Component
class ReportingLine {

    private final DSLContext sql;
    private final Trail trail;

    ReportingLine(DSLContext sql, Trail trail) {
        this.sql = sql;
        this.trail = trail;
    }

    /** The position stands below one of these. */
    static Condition below(Field<Long> position, Set<Long> superiors) {
        return superiors.isEmpty()
                ? DSL.falseCondition()
                : DSL.condition(
                        "{0} in (select job_position_id from people.positions_below({1}))",
                        position, val(superiors.stream().sorted().toArray(Long[]::new)));
    }

    static Condition heldOn(Field<LocalDate> day) {
        return APPOINTMENT.VALID_FROM.le(day).and(APPOINTMENT.VALID_TO.isNull().or(APPOINTMENT.VALID_TO.ge(day)));
    }

    boolean isSuperior(AccessScope scope, PersonId person) {
        return sql.fetchExists(
                APPOINTMENT,
                APPOINTMENT
                        .PERSON_ID
                        .eq(person.value())
                        .and(heldOn(val(scope.date())))
                        .and(below(APPOINTMENT.JOB_POSITION_ID, scope.positions())));
    }

    /**
     * A person decides about his own absence, a superior about that of his people. When the superior is away himself,
     * his substitute decides, and the trail names both.
     *
     * @throws Forbidden to everybody else
     */
    void requireSayOver(AccessScope scope, PersonId person) {
        if (!scope.personId().equals(Optional.of(person.value()))) {
            scope.require(Right.ABSENCE_ORDER);
            if (!isSuperior(scope, person)) {
                throw new Forbidden("absence of somebody outside the own reporting line");
            }
            nearest(scope, person)
                    .filter(superior -> !scope.personId().equals(Optional.of(superior)))
                    .ifPresent(trail::onBehalfOf);
        }
    }

    /** Whether whoever asks may have orders about the position drawn up: its superiors, and who signs them. */
    boolean hasSayOver(AccessScope scope, PositionId position) {
        return scope.may(Right.APPOINT_SIGN)
                || (scope.may(Right.APPOINT_RECOMMEND)
                        && sql.fetchExists(
                                JOB_POSITION,
                                JOB_POSITION.ID.eq(position.value()).and(below(JOB_POSITION.ID, scope.positions()))));
    }

    /** @throws Forbidden unless {@link #hasSayOver} */
    void requireSayOver(AccessScope scope, PositionId position) {
        if (!hasSayOver(scope, position)) {
            throw new Forbidden("orders about a position outside the own reporting line");
        }
        nameWhoseRight(scope, scope.may(Right.APPOINT_SIGN) ? Right.APPOINT_SIGN : Right.APPOINT_RECOMMEND);
    }

    /** The trail names both when the right is that of somebody stood in for, and not an own one. */
    void nameWhoseRight(AccessScope scope, Right right) {
        var holders = sql
                .select(APPOINTMENT.PERSON_ID, JOB_POSITION.ROLE)
                .from(APPOINTMENT)
                .join(JOB_POSITION)
                .on(JOB_POSITION.ID.eq(APPOINTMENT.JOB_POSITION_ID))
                .where(JOB_POSITION.ID.in(scope.positions()))
                .and(heldOn(val(scope.date())))
                .orderBy(APPOINTMENT.ID)
                .fetch()
                .stream()
                .filter(row -> Role.valueOf(row.value2()).rights().contains(right))
                .map(row -> row.value1())
                .toList();
        if (scope.personId().filter(holders::contains).isEmpty()) {
            holders.stream().findFirst().ifPresent(trail::onBehalfOf);
        }
    }

    /** The first position stands above the second, or is it. */
    boolean isAboveOrSame(PositionId first, PositionId second) {
        return first.equals(second)
                || sql.fetchExists(
                        JOB_POSITION,
                        JOB_POSITION.ID.eq(second.value()).and(below(JOB_POSITION.ID, Set.of(first.value()))));
    }

    /** By whose authority: the own when there is one, else that of the nearest superior stood in for. */
    private Optional<Long> nearest(AccessScope scope, PersonId person) {
        return sql.resultQuery(
                        """
                        select superior.person_id
                        from people.appointment held
                        cross join people.positions_above(held.job_position_id) above
                        join people.appointment superior on superior.job_position_id = above.job_position_id
                            and {0} between superior.valid_from and coalesce(superior.valid_to, 'infinity')
                        where held.person_id = {1} and above.job_position_id = any ({2})
                            and {0} between held.valid_from and coalesce(held.valid_to, 'infinity')
                        order by superior.person_id is distinct from {3}, above.step
                        limit 1
                        """,
                        val(scope.date()),
                        val(person.value()),
                        val(scope.positions().toArray(Long[]::new)),
                        val(scope.personId().orElse(null), Long.class))
                .fetchOptional(0, Long.class);
    }
}
