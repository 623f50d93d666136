package caposaldo.pricing;

import caposaldo.account.ClientId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed with a client as a whole: rules ask for it by its number, prices are agreed under it, orders name it.
 *
 * @param number of the contract; several clients of a buying group may have the same
 * @param until the last day; null for no end
 */
public record Agreement(
        long id,
        ClientId client,
        String number,
        LocalDate from,
        @Nullable LocalDate until,
        int version) {

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
