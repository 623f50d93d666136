package caposaldo.approval;

import static org.jooq.impl.DSL.val;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Who may be asked: reads the reporting line above a person, and who holds what today. */
@Component
class ReportingLadder {

    /**
     * Positions above those of a person that somebody holds, the nearest first; none of those he holds or stands in for
     * himself. {0} person, {1} day, {2} positions.
     */
    private static final String ABOVE = """
            select above.job_position_id, p.role, min(above.step) as step
            from people.appointment held
            cross join people.positions_above(held.job_position_id) above
            join people.job_position p on p.id = above.job_position_id
            where held.person_id = {0} and {1} between held.valid_from and coalesce(held.valid_to, 'infinity')
                and p.id <> all ({2})
                and exists (
                    select from people.appointment a
                    where a.job_position_id = p.id and {1} between a.valid_from and coalesce(a.valid_to, 'infinity'))
            group by 1, 2
            order by 3, 1
            """;

    private static final String HOLDER = """
            select person_id from people.appointment
            where job_position_id = {0} and {1} between valid_from and coalesce(valid_to, 'infinity')
            """;

    private static final String OWN_ROLES = """
            select p.role
            from people.appointment a join people.job_position p on p.id = a.job_position_id
            where a.person_id = {0} and {1} between a.valid_from and coalesce(a.valid_to, 'infinity')
            union
            select role from security.user_role where user_id = {2}
            """;

    private static final String NEXT_ABOVE = """
            select above.job_position_id, p.role
            from people.positions_above({0}) above
            join people.job_position p on p.id = above.job_position_id
            where exists (
                select from people.appointment a
                where a.job_position_id = p.id and {1} between a.valid_from and coalesce(a.valid_to, 'infinity'))
            order by above.step
            """;

    private record Above(long position, Role role) {}

    private final DSLContext sql;

    ReportingLadder(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Roles of the positions a person holds and of the user, not of those stood in for: nobody grants himself what he asks
     * for. A token's are cut to what it was given.
     */
    List<Role> ownRoles(AccessScope scope, Right right) {
        return sql
                .resultQuery(OWN_ROLES, val(scope.personId().orElse(0L)), val(scope.date()), val(scope.userId()))
                .fetch(0, String.class)
                .stream()
                .map(Role::valueOf)
                .filter(role -> !role.rights().contains(right) || scope.may(right))
                .toList();
    }

    /** Those with the right, up to the first with the last word; empty when nobody has it. */
    List<Long> upToTheLast(AccessScope scope, Right right, Predicate<Role> lastWord) {
        var ladder = new ArrayList<Long>();
        for (var above : above(scope, right)) {
            ladder.add(above.position);
            if (lastWord.test(above.role)) {
                return ladder;
            }
        }
        return List.of();
    }

    /** Those with the right whose word is the last. */
    List<Long> withTheLast(AccessScope scope, Right right, Predicate<Role> lastWord) {
        return above(scope, right).stream()
                .filter(above -> lastWord.test(above.role))
                .map(Above::position)
                .toList();
    }

    private List<Above> above(AccessScope scope, Right right) {
        return sql
                .resultQuery(
                        ABOVE,
                        val(scope.personId().orElse(0L)),
                        val(scope.date()),
                        val(scope.positions().toArray(Long[]::new)))
                .fetch(row ->
                        new Above(row.get("job_position_id", Long.class), Role.valueOf(row.get("role", String.class))))
                .stream()
                .filter(above -> above.role.rights().contains(right))
                .toList();
    }

    Optional<Long> holder(long position, LocalDate day) {
        return sql.resultQuery(HOLDER, val(position), val(day)).fetchOptional(0, Long.class);
    }

    /** The nearest above a position that has the right and is none of those asked. */
    Optional<Long> next(long position, Right right, Collection<Long> asked, LocalDate day) {
        return sql.resultQuery(NEXT_ABOVE, val(position), val(day)).fetch().stream()
                .filter(row ->
                        Role.valueOf(row.get("role", String.class)).rights().contains(right))
                .map(row -> row.get("job_position_id", Long.class))
                .filter(above -> !asked.contains(above))
                .findFirst();
    }
}
