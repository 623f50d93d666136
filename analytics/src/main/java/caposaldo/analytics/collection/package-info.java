/**
 * When open invoices will be paid: the chance of being late and the days expected, with what each
 * factor adds, learned from nothing but what the ledger knew at that moment.
 */
@NullMarked
package caposaldo.analytics.collection;

import org.jspecify.annotations.NullMarked;
