package caposaldo.credit;

import caposaldo.account.ClientId;
import caposaldo.kernel.Money;
import caposaldo.receivable.LedgerItemId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody wants to be owed no more.
 *
 * @param request the number of the request while somebody has to decide it
 * @param credit what was posted for it
 */
public record WriteOff(
        long id,
        LedgerItemId debt,
        String debtNumber,
        ClientId client,
        String clientName,
        Money amount,
        String reason,
        State state,
        String askedBy,
        LocalDate askedOn,
        Optional<Long> request,
        Optional<LedgerItemId> credit) {

    public enum State {
        ASKED,
        DONE,
        DECLINED
    }

    public static String path(long id) {
        return "/credit/write-offs/" + id;
    }
}
