package caposaldo.people;

import static caposaldo.db.people.Tables.ABSENCE;
import static caposaldo.db.people.Tables.APPOINTMENT;
import static caposaldo.db.people.Tables.JOB_POSITION;
import static caposaldo.db.people.Tables.PERSON;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.listAgg;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who holds which position on a day, and in whose place somebody works. */
@Component
public class Appointments {

    /** @param until last day, included */
    public record Substituted(String name, LocalDate until) {}

    private final DSLContext sql;

    Appointments(DSLContext sql) {
        this.sql = sql;
    }

    /** Titles of the positions each person holds on the day, joined by commas; people without one are absent. */
    public Map<Long, String> titlesOf(Collection<Long> people, LocalDate day) {
        return sql.select(
                        APPOINTMENT.PERSON_ID, listAgg(JOB_POSITION.TITLE, ", ").withinGroupOrderBy(JOB_POSITION.ID))
                .from(APPOINTMENT)
                .join(JOB_POSITION)
                .on(JOB_POSITION.ID.eq(APPOINTMENT.JOB_POSITION_ID))
                .where(APPOINTMENT.PERSON_ID.in(people))
                .and(heldOn(day))
                .groupBy(APPOINTMENT.PERSON_ID)
                .collect(Records.intoMap());
    }

    /** The same of one person, as a column of somebody else's query; null without a position. */
    public static Field<@Nullable String> titles(Field<Long> person, LocalDate day) {
        return field(select(listAgg(JOB_POSITION.TITLE, ", ").withinGroupOrderBy(JOB_POSITION.ID))
                .from(APPOINTMENT)
                .join(JOB_POSITION)
                .on(JOB_POSITION.ID.eq(APPOINTMENT.JOB_POSITION_ID))
                .where(APPOINTMENT.PERSON_ID.eq(person).and(heldOn(day))));
    }

    private static Condition heldOn(LocalDate day) {
        return APPOINTMENT.VALID_FROM.le(day).and(APPOINTMENT.VALID_TO.isNull().or(APPOINTMENT.VALID_TO.ge(day)));
    }

    /** In whose place the person works on the day (1.4). */
    public List<Substituted> substitutedBy(long person, LocalDate day) {
        return sql.select(PERSON.FULL_NAME, ABSENCE.VALID_TO)
                .from(ABSENCE)
                .join(PERSON)
                .on(PERSON.ID.eq(ABSENCE.PERSON_ID))
                .where(ABSENCE.SUBSTITUTE_ID.eq(person))
                .and(val(day).between(ABSENCE.VALID_FROM, ABSENCE.VALID_TO))
                .and(ABSENCE.ENDED_EARLY_AT.isNull())
                .orderBy(ABSENCE.VALID_TO)
                .fetch(Records.mapping(Substituted::new));
    }
}
