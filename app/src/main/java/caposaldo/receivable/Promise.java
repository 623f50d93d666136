package caposaldo.receivable;

import caposaldo.account.ClientId;
import caposaldo.kernel.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a client said it would pay, until when.
 *
 * @param received what came in for it so far, at most its amount
 * @param decidedOn the day it was kept, broken or withdrawn; null while it runs
 */
public record Promise(
        long id,
        ClientId client,
        LocalDate madeOn,
        LocalDate dueOn,
        Money amount,
        @Nullable String note,
        State state,
        Money received,
        @Nullable LocalDate decidedOn,
        int version) {

    /** KEPT and BROKEN follow from what comes in. */
    public enum State {
        OPEN,
        KEPT,
        BROKEN,
        WITHDRAWN
    }
}
