package caposaldo.people.web;

import caposaldo.kernel.Invalid;
import caposaldo.people.Absence;
import caposaldo.people.AnnounceAbsence.Announcement;
import caposaldo.people.AnnounceAbsence.HandoverLine;
import caposaldo.people.PersonId;
import caposaldo.web.Form;
import caposaldo.web.Typed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** What was typed into the form of an absence, and what it means. */
record AbsenceForm(Typed typed) {

    static final int EXTRA_LINES = 3;

    Form shown(LocalDate today) {
        var values = new HashMap<>(typed.single());
        values.putIfAbsent("from", today.plusDays(1).toString());
        values.putIfAbsent("until", values.get("from"));
        values.putIfAbsent("reason", Absence.Reason.LEAVE.name());
        return Form.of(values);
    }

    /** @throws Invalid naming every field that is missing */
    Announcement announcement(PersonId person) {
        var problems = new ArrayList<Invalid.Problem>();
        var from = typed.date("from");
        var until = typed.date("until");
        var substitute = typed.key("substitute");
        var reason = reason();
        if (from.isEmpty()) {
            problems.add(new Invalid.Problem("from", "people.absence.from-missing", List.of()));
        }
        if (until.isEmpty()) {
            problems.add(new Invalid.Problem("until", "people.absence.until-missing", List.of()));
        }
        if (substitute.isEmpty()) {
            problems.add(new Invalid.Problem("substitute", "people.absence.substitute-missing", List.of()));
        }
        if (reason.isEmpty()) {
            problems.add(new Invalid.Problem("reason", "people.absence.reason-missing", List.of()));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return new Announcement(
                person,
                new PersonId(substitute.orElseThrow()),
                from.orElseThrow(),
                until.orElseThrow(),
                reason.orElseThrow(),
                typed.text("note"),
                typed.single(),
                extra());
    }

    private Optional<Absence.Reason> reason() {
        return List.of(Absence.Reason.values()).stream()
                .filter(r -> r.name().equals(typed.text("reason")))
                .findFirst();
    }

    private List<HandoverLine> extra() {
        var lines = new ArrayList<HandoverLine>();
        for (int i = 0; i < EXTRA_LINES; i++) {
            var subject = typed.text("subject" + i);
            if (!subject.isEmpty()) {
                lines.add(HandoverLine.byHand(subject, typed.text("remark" + i)));
            }
        }
        return lines;
    }
}
