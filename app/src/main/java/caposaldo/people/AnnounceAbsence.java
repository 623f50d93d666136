package caposaldo.people;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.util.List;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 1.4: one numbered document names who is away, who stands in and for how long; rights and duties pass on the first
 * day and return by themselves after the last.
 */
@Component
public class AnnounceAbsence {

    /** @param lines the handover sheet, in the order of the sheet */
    public record Announcement(
            PersonId person,
            PersonId substitute,
            LocalDate from,
            LocalDate until,
            Absence.Reason reason,
            String note,
            List<HandoverLine> lines) {}

    /**
     * One thing handed over.
     *
     * @param link page of the thing, or empty
     */
    public record HandoverLine(String subject, String note, String link) {}

    private final AbsenceStore absences;
    private final NumberSeries numbers;

    AnnounceAbsence(AbsenceStore absences, NumberSeries numbers) {
        this.absences = absences;
        this.numbers = numbers;
    }

    /**
     * @throws Invalid when the dates are turned, the substitute is the person or is away too, or an absence overlaps
     * @throws Forbidden when the person does not report, over any number of steps, to whoever announces
     */
    @Transactional
    public AbsenceId announce(AccessScope scope, Announcement announcement) {
        scope.require(Right.ABSENCE_ORDER);
        check(announcement);
        if (!absences.reportsTo(announcement.person(), scope.positions())) {
            throw new Forbidden("absence of somebody outside the own reporting line");
        }
        if (absences.isAway(announcement.substitute(), announcement.from(), announcement.until())) {
            throw Invalid.field("substitute", "people.absence.substitute-away");
        }
        var number = numbers.next("ABS", announcement.from().getYear());
        try {
            return absences.insert(number, scope, announcement);
        } catch (IntegrityConstraintViolationException | DataIntegrityViolationException overlap) {
            throw overlapping(overlap);
        }
    }

    private static void check(Announcement announcement) {
        if (announcement.until().isBefore(announcement.from())) {
            throw Invalid.field("until", "people.absence.turned");
        } else if (announcement.person().equals(announcement.substitute())) {
            throw Invalid.field("substitute", "people.absence.self");
        } else if (announcement.until().isAfter(announcement.from().plusYears(1))) {
            throw Invalid.field("until", "people.absence.too-long");
        }
    }

    private static Invalid overlapping(RuntimeException cause) {
        var problem = Invalid.field("from", "people.absence.overlaps");
        problem.initCause(cause);
        return problem;
    }
}
