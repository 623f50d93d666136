package caposaldo.people;

import caposaldo.db.AccessScope;
import caposaldo.db.NumberSeries;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 1.4: one numbered document names who is away, who stands in and for how long; rights and duties pass on the first
 * day and return by themselves after the last.
 */
@Component
public class AnnounceAbsence {

    /**
     * @param note what the substitute must know before anything else
     * @param notes beside the lines of the sheet, by {@link Handover.Section#field}
     * @param extra lines no room knows of
     */
    public record Announcement(
            PersonId person,
            PersonId substitute,
            LocalDate from,
            LocalDate until,
            Absence.Reason reason,
            String note,
            Map<String, String> notes,
            List<HandoverLine> extra) {}

    /**
     * One thing handed over.
     *
     * @param section message key of the heading, empty for a line written by hand
     * @param link page of the thing, or empty
     */
    public record HandoverLine(String section, String subject, String note, String link) {

        public static HandoverLine byHand(String subject, String note) {
            return new HandoverLine("", subject, note, "");
        }
    }

    private final AbsenceStore absences;
    private final NumberSeries numbers;
    private final ReportingLine line;
    private final Handover handover;

    AnnounceAbsence(AbsenceStore absences, NumberSeries numbers, ReportingLine line, Handover handover) {
        this.absences = absences;
        this.numbers = numbers;
        this.line = line;
        this.handover = handover;
    }

    /**
     * @throws Invalid when the dates are turned or past, the substitute is the person or is away too, one of them holds
     *     no position on the first day, or an absence overlaps
     * @throws Forbidden to everybody but the person and his superiors
     */
    @Transactional
    public AbsenceId announce(AccessScope scope, Announcement announcement) {
        line.requireSayOver(scope, announcement.person());
        absences.hold(announcement.person());
        check(announcement, scope.date());
        var number = numbers.next("ABS", scope.date().getYear());
        return absences.insert(number, scope, announcement, sheet(scope, announcement));
    }

    private void check(Announcement announcement, LocalDate today) {
        var from = announcement.from();
        var until = announcement.until();
        if (until.isBefore(from)) {
            throw Invalid.field("until", "people.absence.turned");
        } else if (until.isBefore(today)) {
            throw Invalid.field("until", "people.absence.past");
        } else if (until.isAfter(from.plusYears(1))) {
            throw Invalid.field("until", "people.absence.too-long");
        } else if (announcement.person().equals(announcement.substitute())) {
            throw Invalid.field("substitute", "people.absence.self");
        } else if (!absences.holdsPosition(announcement.person(), from)) {
            throw Invalid.field("from", "people.absence.no-position");
        } else if (!absences.holdsPosition(announcement.substitute(), from)) {
            throw Invalid.field("substitute", "people.absence.substitute-no-position");
        } else if (absences.isAway(announcement.person(), from, until)) {
            throw Invalid.field("from", "people.absence.overlaps");
        } else if (absences.isAway(announcement.substitute(), from, until)) {
            throw Invalid.field("substitute", "people.absence.substitute-away");
        }
    }

    private List<HandoverLine> sheet(AccessScope scope, Announcement announcement) {
        var lines = new ArrayList<HandoverLine>();
        for (var section : handover.of(scope, announcement.person(), announcement.from())) {
            for (var item : section.items()) {
                var note = announcement.notes().getOrDefault(section.field(item), "");
                lines.add(new HandoverLine(section.headingKey(), item.subject(), note.strip(), item.link()));
            }
        }
        lines.addAll(announcement.extra());
        return lines;
    }
}
