package caposaldo.people.web;

import caposaldo.people.Absence;
import caposaldo.web.Chip;
import caposaldo.web.Ui;
import java.time.LocalDate;

/** How an absence is said in a row. */
public final class AbsenceRows {

    private AbsenceRows() {}

    public static Chip chip(Ui ui, Absence absence, LocalDate day) {
        return switch (absence.stateOn(day)) {
            case ANNOUNCED -> Chip.of(ui.t("people.absence.ANNOUNCED"));
            case RUNNING -> Chip.warn(ui.t("people.absence.RUNNING"));
            case OVER -> Chip.plain(ui.t("people.absence.OVER"));
            case ENDED_EARLY -> Chip.plain(ui.t("people.absence.ENDED_EARLY"));
        };
    }
}
