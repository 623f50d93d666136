/**
 * Comparisons with published tables, on any folder in the same format.
 */
@NullMarked
package caposaldo.analytics.bench;

import org.jspecify.annotations.NullMarked;
