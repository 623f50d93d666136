/**
 * Two ledgers of one account held against each other: which lines are the same, and what explains the difference of the
 * balances. Amounts are whole hundredths; nothing is estimated.
 */
@NullMarked
package caposaldo.analytics.reconciliation;

import org.jspecify.annotations.NullMarked;
