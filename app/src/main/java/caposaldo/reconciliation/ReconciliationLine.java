package caposaldo.reconciliation;

import caposaldo.kernel.Money;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A document of our ledger as it stands in an act.
 *
 * @param item empty once the document is gone from the ledger
 * @param cancelling the document stood before the period and was cancelled on this day
 */
public record ReconciliationLine(
        long id,
        Optional<LedgerItemId> item,
        boolean cancelling,
        LocalDate on,
        LedgerItem.Kind kind,
        String number,
        Money debit,
        Money credit) {}
