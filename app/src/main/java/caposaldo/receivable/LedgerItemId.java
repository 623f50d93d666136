package caposaldo.receivable;

import caposaldo.kernel.Missing;

/** Names one document of the ledger. */
public record LedgerItemId(long value) {

    public LedgerItemId {
        if (value <= 0) {
            throw new Missing("ledger item " + value);
        }
    }

    /** Where its record is. */
    public String path() {
        return "/receivables/items/" + value;
    }
}
