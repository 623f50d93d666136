package caposaldo.people.web;

import caposaldo.people.Absence;
import caposaldo.people.Absences;
import caposaldo.web.Chip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The document of an absence.
 *
 * @param open it still runs or is to come
 * @param reopens it was ended early and its days are not over
 * @param mayDecide whoever looks may end it and write on the sheet
 * @param isSubstitute whoever looks stands in, accepts and ticks off
 */
public record AbsencePage(
        Absences.Document document,
        Chip state,
        List<Absences.SheetLine> lines,
        boolean open,
        boolean reopens,
        boolean mayDecide,
        boolean isSubstitute) {

    public Absence absence() {
        return document.absence();
    }

    /** Lines by the heading they stand under, in the order of the sheet. */
    public Map<String, List<Absences.SheetLine>> sections() {
        var sections = new LinkedHashMap<String, List<Absences.SheetLine>>();
        for (var line : lines) {
            var heading = line.section().isEmpty() ? "people.handover.by-hand" : line.section();
            sections.computeIfAbsent(heading, _ -> new ArrayList<>()).add(line);
        }
        return sections;
    }

    public long done() {
        return lines.stream().filter(l -> l.doneAt() != null).count();
    }
}
