package caposaldo.claim;

import caposaldo.account.ClientId;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.ordering.SalesOrderId;
import caposaldo.receivable.LedgerItemId;
import org.jspecify.annotations.Nullable;

/**
 * The delivery something is claimed of.
 *
 * @param invoice null until it is invoiced, or when nothing of it was accepted
 */
public record ClaimedDelivery(
        DeliveryNoteId note,
        String number,
        SalesOrderId order,
        String orderNumber,
        ClientId client,
        String clientName,
        @Nullable LedgerItemId invoice,
        @Nullable String invoiceNumber) {}
