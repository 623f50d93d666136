package caposaldo.people.web;

import caposaldo.kernel.Invalid;
import caposaldo.people.Absence;
import caposaldo.people.AnnounceAbsence.Announcement;
import caposaldo.people.AnnounceAbsence.HandoverLine;
import caposaldo.people.PersonId;
import caposaldo.web.Form;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** What was typed into the form of an absence, and what it means. */
record AbsenceForm(MultiValueMap<String, String> typed) {

    static final int EXTRA_LINES = 3;

    String value(String field) {
        return Optional.ofNullable(typed.getFirst(field)).map(String::strip).orElse("");
    }

    Form shown(LocalDate today) {
        var values = new HashMap<>(typed.toSingleValueMap());
        values.putIfAbsent("from", today.plusDays(1).toString());
        values.putIfAbsent("until", values.get("from"));
        values.putIfAbsent("reason", Absence.Reason.LEAVE.name());
        return Form.of(values);
    }

    /** Empty while no date, or no sensible one, is written there. */
    Optional<LocalDate> date(String field) {
        try {
            return value(field).isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(value(field)));
        } catch (DateTimeParseException notYet) {
            return Optional.empty();
        }
    }

    /** @throws Invalid naming every field that is missing */
    Announcement announcement(PersonId person) {
        var problems = new ArrayList<Invalid.Problem>();
        var from = date("from");
        var until = date("until");
        if (from.isEmpty()) {
            problems.add(new Invalid.Problem("from", "people.absence.from-missing", List.of()));
        }
        if (until.isEmpty()) {
            problems.add(new Invalid.Problem("until", "people.absence.until-missing", List.of()));
        }
        if (!value("substitute").matches("[0-9]{1,18}")) {
            problems.add(new Invalid.Problem("substitute", "people.absence.substitute-missing", List.of()));
        }
        var reason = reason();
        if (reason.isEmpty()) {
            problems.add(new Invalid.Problem("reason", "people.absence.reason-missing", List.of()));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return new Announcement(
                person,
                new PersonId(Long.parseLong(value("substitute"))),
                from.orElseThrow(),
                until.orElseThrow(),
                reason.orElseThrow(),
                value("note"),
                typed.toSingleValueMap(),
                extra());
    }

    private Optional<Absence.Reason> reason() {
        return List.of(Absence.Reason.values()).stream()
                .filter(r -> r.name().equals(value("reason")))
                .findFirst();
    }

    private List<HandoverLine> extra() {
        var lines = new ArrayList<HandoverLine>();
        for (int i = 0; i < EXTRA_LINES; i++) {
            var subject = value("subject" + i);
            if (!subject.isEmpty()) {
                lines.add(HandoverLine.byHand(subject, value("remark" + i)));
            }
        }
        return lines;
    }
}
