package caposaldo.reliability;

import java.time.LocalDate;

/**
 * What somebody brought for a step; a later one takes its place, none is changed.
 *
 * @param source where it is from, such as the register and the number of the extract
 * @param note may be empty
 * @param foundOn the day it speaks of
 * @param validUntil its last day, by the months that were written for the step when it was brought
 */
public record Evidence(
        long id,
        Finding finding,
        String source,
        String note,
        LocalDate foundOn,
        LocalDate validUntil,
        Figures figures,
        String recordedBy) {

    public Evidence {
        if (!figures.fit(finding)) {
            throw new IllegalArgumentException(finding + " has other figures than " + figures);
        }
    }

    public boolean isValidOn(LocalDate day) {
        return !day.isAfter(validUntil);
    }
}
