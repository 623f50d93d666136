package caposaldo.receivable;

import caposaldo.db.AccessScope;
import caposaldo.ubl.Billed;
import java.util.Optional;

/** The rooms that post invoices and credit notes know what these are for; each answers for its own. */
public interface BilledGoods {

    /** Empty for a document of another room. */
    Optional<Billed> of(AccessScope scope, LedgerItem item);
}
