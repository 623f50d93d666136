package caposaldo.people;

import static caposaldo.db.people.Tables.APPOINTMENT;
import static org.jooq.impl.DSL.val;

import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Right;
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
