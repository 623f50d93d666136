package caposaldo.people;

import static caposaldo.db.people.Tables.APPOINTMENT;
import static caposaldo.db.people.Tables.DEPARTMENT;
import static caposaldo.db.people.Tables.JOB_POSITION;
import static caposaldo.db.people.Tables.PERSON;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 1.1 for a company that begins: departments, positions, who reports to whom and who holds them, all at once. */
@Component
public class FoundOrganisation {

    /**
     * One position and who holds it.
     *
     * @param code names person and position, such as the personnel number
     * @param reportsTo code of the position above, which stands earlier in the list; null at the top
     */
    public record Post(
            String code,
            String department,
            String title,
            Role role,
            @Nullable String reportsTo,
            String givenName,
            String familyName,
            @Nullable String email) {}

    /** What a post became. */
    public record Founded(PersonId person, PositionId position) {}

    private final DSLContext sql;

    FoundOrganisation(DSLContext sql) {
        this.sql = sql;
    }

    /** @return what each code became */
    @Transactional
    public Map<String, Founded> found(AccessScope scope, List<Post> posts, LocalDate since) {
        scope.require(Right.PEOPLE_EDIT);
        var departments = new HashMap<String, Long>();
        var founded = new HashMap<String, Founded>();
        for (var post : posts) {
            var department = departments.computeIfAbsent(post.department(), this::department);
            var above = post.reportsTo() == null ? null : founded.get(post.reportsTo());
            var position = position(
                    post, department, above == null ? null : above.position().value());
            var person = person(post);
            sql.insertInto(APPOINTMENT)
                    .set(APPOINTMENT.PERSON_ID, person)
                    .set(APPOINTMENT.JOB_POSITION_ID, position)
                    .set(APPOINTMENT.VALID_FROM, since)
                    .execute();
            founded.put(post.code(), new Founded(new PersonId(person), new PositionId(position)));
        }
        return Map.copyOf(founded);
    }

    private Long department(String name) {
        return sql.insertInto(DEPARTMENT)
                .set(DEPARTMENT.CODE, name)
                .set(DEPARTMENT.NAME, name)
                .returningResult(DEPARTMENT.ID)
                .fetchSingle()
                .value1();
    }

    private Long position(Post post, Long department, @Nullable Long above) {
        return sql.insertInto(JOB_POSITION)
                .set(JOB_POSITION.DEPARTMENT_ID, department)
                .set(JOB_POSITION.CODE, post.code())
                .set(JOB_POSITION.TITLE, post.title())
                .set(JOB_POSITION.ROLE, post.role().name())
                .set(JOB_POSITION.REPORTS_TO_ID, above)
                .returningResult(JOB_POSITION.ID)
                .fetchSingle()
                .value1();
    }

    private Long person(Post post) {
        return sql.insertInto(PERSON)
                .set(PERSON.CODE, post.code())
                .set(PERSON.GIVEN_NAME, post.givenName())
                .set(PERSON.FAMILY_NAME, post.familyName())
                .set(PERSON.EMAIL, post.email())
                .returningResult(PERSON.ID)
                .fetchSingle()
                .value1();
    }
}
