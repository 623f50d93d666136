package caposaldo.people.web;

import caposaldo.people.Organisation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A position's record.
 *
 * @param superior empty at the head of the company
 * @param mayOrder whoever looks may have orders about it drawn up
 */
public record PositionPage(
        Organisation.Seat seat,
        LocalDate today,
        Optional<Organisation.Seat> superior,
        List<Organisation.Seat> below,
        List<Organisation.Tenure> holders,
        boolean mayOrder) {

    public boolean runs(Organisation.Tenure tenure) {
        return !tenure.from().isAfter(today)
                && (tenure.until() == null || !tenure.until().isBefore(today));
    }
}
