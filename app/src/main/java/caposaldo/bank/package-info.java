/**
 * Statements of our banks, and what each booking on them is: money of a client that pays debts, or something else.
 *
 * <p>It owns statements, their entries and what was learned of payers. It must never keep an amount that a client owes or
 * paid: what is posted stands in the ledger of receivables, by its own use cases, and a booking is posted once however
 * often a bank tells it.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "db", "web", "security", "account", "exchange", "currency", "receivable"})
@NullMarked
package caposaldo.bank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
