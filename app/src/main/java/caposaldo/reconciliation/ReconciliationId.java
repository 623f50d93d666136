package caposaldo.reconciliation;

import caposaldo.kernel.Missing;

/** Names one act of reconciliation. */
public record ReconciliationId(long value) {

    public ReconciliationId {
        if (value <= 0) {
            throw new Missing("act " + value);
        }
    }

    /** Where its record is. */
    public String path() {
        return "/reconciliations/" + value;
    }
}
