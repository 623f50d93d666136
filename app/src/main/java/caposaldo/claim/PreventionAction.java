package caposaldo.claim;

import caposaldo.account.ClientId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What is done so that it does not happen again, and what it changed.
 *
 * @param client null for all
 * @param before the share over the three months before the one it began in, 0 to 1; null when nothing was counted
 * @param after the same over up to three months after the one it was done in; null until there is something
 * @param version for noticing a change made in the meantime
 */
public record PreventionAction(
        long id,
        String number,
        @Nullable ClientId client,
        @Nullable String clientName,
        Measure measure,
        String what,
        String owner,
        LocalDate begunOn,
        LocalDate dueOn,
        @Nullable LocalDate doneOn,
        @Nullable BigDecimal before,
        @Nullable BigDecimal after,
        int version) {

    /** By which figure it is judged. */
    public enum Measure {
        /** On time and in full: more is better. */
        OTIF,
        /** What came back of what was delivered: less is better. */
        RETURNS
    }

    static final int MONTHS = 3;

    static YearMonth firstBefore(LocalDate begun) {
        return YearMonth.from(begun).minusMonths(MONTHS);
    }

    static YearMonth lastBefore(LocalDate begun) {
        return YearMonth.from(begun).minusMonths(1);
    }

    static YearMonth firstAfter(LocalDate done) {
        return YearMonth.from(done).plusMonths(1);
    }

    static YearMonth lastAfter(LocalDate done) {
        return YearMonth.from(done).plusMonths(MONTHS);
    }

    public boolean isLate(LocalDate today) {
        return doneOn == null && today.isAfter(dueOn);
    }

    public String path() {
        return "/service/actions/" + id;
    }
}
