package caposaldo.pricing;

import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A price list; prices of other days or without a day's end are left to it.
 *
 * @param until the last day it holds; null for no end
 * @param version for noticing a change made in the meantime
 */
public record PriceList(
        PriceListId id,
        String code,
        String name,
        Currency currency,
        LocalDate from,
        @Nullable LocalDate until,
        int version) {

    public enum State {
        COMING,
        NOW,
        OVER
    }

    public State stateOn(LocalDate day) {
        if (day.isBefore(from)) {
            return State.COMING;
        } else {
            return until != null && day.isAfter(until) ? State.OVER : State.NOW;
        }
    }

    public boolean holdsOn(LocalDate day) {
        return stateOn(day) == State.NOW;
    }
}
