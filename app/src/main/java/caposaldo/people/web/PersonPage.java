package caposaldo.people.web;

import caposaldo.people.Absence;
import caposaldo.people.Handover;
import caposaldo.people.Organisation;
import caposaldo.people.Staff;
import caposaldo.web.Chip;
import caposaldo.web.Ui;
import java.time.LocalDate;
import java.util.List;

/**
 * A person's record.
 *
 * @param away and standing in, the latest first
 * @param inHand what other rooms know the person has in hand
 * @param mayDecide whoever looks may send the person away
 */
public record PersonPage(
        Staff.Person person,
        LocalDate today,
        List<Organisation.Seat> superiors,
        List<Organisation.Seat> reports,
        List<Absence> absences,
        List<Handover.Section> inHand,
        boolean mayDecide) {

    /** How many lines of a section the record shows. */
    public static final int SHOWN = 8;

    public List<Absence> away() {
        return absences.stream().filter(a -> a.person().equals(person.id())).toList();
    }

    public List<Absence> standingIn() {
        return absences.stream().filter(a -> a.substitute().equals(person.id())).toList();
    }

    /** What is true of the person today. */
    public List<Chip> chips(Ui ui) {
        return absences.stream()
                .filter(a -> a.stateOn(today) == Absence.State.RUNNING)
                .map(a -> a.person().equals(person.id())
                        ? Chip.warn(ui.t("people.chip.away", ui.dayAndMonth(a.until()), a.substituteName()))
                        : Chip.of(ui.t("people.chip.for", a.personName(), ui.dayAndMonth(a.until()))))
                .toList();
    }
}
