package caposaldo.claim;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why goods come back: a leaf of the tree of reasons.
 *
 * @param group the code of what it belongs to
 * @param until the last day it may be given; null while it may
 */
public record ReturnReason(
        long id,
        String group,
        String groupName,
        String code,
        String name,
        LocalDate from,
        @Nullable LocalDate until) {

    public boolean isGivenOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
