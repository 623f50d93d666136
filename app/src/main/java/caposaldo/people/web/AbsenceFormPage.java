package caposaldo.people.web;

import caposaldo.people.Handover;
import caposaldo.people.Staff;
import caposaldo.web.Form;
import caposaldo.web.Option;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Going away, before it is announced.
 *
 * @param substitutes the nearest position first
 * @param sections of the handover sheet
 */
public record AbsenceFormPage(
        Staff.Person person,
        Form form,
        List<Option> reasons,
        List<Option> substitutes,
        List<Handover.Section> sections) {

    /** Of one section the form shows no more notes than these; to the others notes are written on the document. */
    private static final int NOTES = 100;

    public List<caposaldo.people.HandoverSection.Item> shown(Handover.Section section) {
        return section.items().stream().limit(NOTES).toList();
    }

    public int hidden(Handover.Section section) {
        return Math.max(0, section.items().size() - NOTES);
    }

    /** Numbers of the lines that can be written by hand. */
    public List<Integer> extraLines() {
        return IntStream.range(0, AbsenceForm.EXTRA_LINES).boxed().toList();
    }
}
