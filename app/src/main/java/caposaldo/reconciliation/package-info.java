/**
 * Mutual settlements with a client: an act of reconciliation for a period, with what both sides signed (2.11).
 *
 * <p>It owns acts, their lines and signatures. It must never post or change a document of the ledger; with both signatures
 * it has the ledger frozen up to the last day of the act, and from then on nothing of the act changes.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "db", "web", "people", "security", "account", "exchange", "receivable", "ubl"})
@NullMarked
package caposaldo.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
