/**
 * What clients owe and how fast they pay: ageing by due date, days sales outstanding, collection
 * effectiveness, the own payment index. Money is exact; days and indices are doubles.
 */
@NullMarked
package caposaldo.analytics.receivable;

import org.jspecify.annotations.NullMarked;
