package caposaldo.receivable;

import caposaldo.kernel.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a client contests of a debt.
 *
 * @param amount contested when it was opened; of the debt it is disputed as far as it is open
 * @param owner who has to clear it
 * @param outcome null while it is open
 */
public record Dispute(
        long id,
        LedgerItemId item,
        Reason reason,
        Money amount,
        @Nullable String note,
        @Nullable String owner,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable Outcome outcome,
        int version) {

    /** Why a client does not pay; words are the messages {@code receivable.disputes.reason.<name>}. */
    public enum Reason {
        PRICE,
        QUANTITY,
        QUALITY,
        DELIVERY,
        DUPLICATE,
        PAID,
        TERMS,
        PAPERS,
        OTHER
    }

    /** JUSTIFIED: the client was right, a credit note follows. */
    public enum Outcome {
        JUSTIFIED,
        REJECTED,
        WITHDRAWN
    }

    public boolean isOpen() {
        return outcome == null;
    }
}
