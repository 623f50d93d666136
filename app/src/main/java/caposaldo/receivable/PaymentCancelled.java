package caposaldo.receivable;

/** Told within the transaction that cancels a payment: whoever brought it has to say anew what its money is. */
public record PaymentCancelled(LedgerItemId payment) {}
