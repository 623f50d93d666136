package caposaldo.credit;

import caposaldo.kernel.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What stands in for a client that does not pay, some days long. */
public record Cover(
        long id,
        Kind kind,
        Money amount,
        String issuer,
        @Nullable String reference,
        LocalDate from,
        LocalDate until,
        int version) {

    public enum Kind {
        INSURANCE,
        GUARANTEE,
        PLEDGE
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
