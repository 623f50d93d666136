package caposaldo.people;

import static org.jooq.impl.DSL.val;

import caposaldo.db.AccessScope;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Clause 1.4: who can stand in for somebody, the one whose position comes nearest first. */
@Component
public class Substitutes {

    /** How near a position is to that of the person away; the nearest first. */
    public enum Nearness {
        SAME_POSITION_KIND_AND_DEPARTMENT,
        SAME_POSITION_KIND,
        SUPERIOR,
        SAME_DEPARTMENT,
        OTHER
    }

    /** @param alreadyFor how many others this person stands in for in these days */
    public record Candidate(PersonId person, String name, String titles, Nearness nearness, int alreadyFor) {}

    private static final String CANDIDATES = """
            with theirs as (
                select p.id, p.role, p.department_id, p.reports_to_id
                from people.appointment a join people.job_position p on p.id = a.job_position_id
                where a.person_id = {0} and {1} between a.valid_from and coalesce(a.valid_to, 'infinity')
            )
            select c.id, c.full_name, string_agg(p.title, ', ' order by p.id) as titles,
                min(case
                    when exists (select from theirs t where t.role = p.role and t.department_id = p.department_id) then 0
                    when exists (select from theirs t where t.role = p.role) then 1
                    when exists (select from theirs t where t.reports_to_id = p.id) then 2
                    when exists (select from theirs t where t.department_id = p.department_id) then 3
                    else 4 end) as nearness,
                (select count(*) from people.absence other
                    where other.substitute_id = c.id and other.person_id <> {0} and other.ended_early_at is null
                        and other.valid_from <= {2} and other.valid_to >= {1}) as already
            from people.person c
            join people.appointment a on a.person_id = c.id and {1} between a.valid_from and coalesce(a.valid_to, 'infinity')
            join people.job_position p on p.id = a.job_position_id
            where c.id <> {0} and not exists (
                select from people.absence away
                where away.person_id = c.id and away.ended_early_at is null
                    and away.valid_from <= {2} and away.valid_to >= {1})
            group by c.id
            order by nearness, already, c.full_name, c.id
            """;

    private final DSLContext sql;
    private final ReportingLine line;

    Substitutes(DSLContext sql, ReportingLine line) {
        this.sql = sql;
        this.line = line;
    }

    /** Everybody who holds a position on the first day and is not away between the two days. */
    public List<Candidate> of(AccessScope scope, PersonId person, LocalDate from, LocalDate until) {
        line.requireSayOver(scope, person);
        return sql.resultQuery(CANDIDATES, val(person.value()), val(from), val(until))
                .fetch(row -> new Candidate(
                        new PersonId(row.get("id", Long.class)),
                        row.get("full_name", String.class),
                        row.get("titles", String.class),
                        Nearness.values()[row.get("nearness", Integer.class)],
                        row.get("already", Integer.class)));
    }
}
