/**
 * Finds records that mean the same client: likely pairs by shared letters and numbers, a score for
 * each with what every field says, and groups or one-to-one links made of them.
 */
@NullMarked
package caposaldo.analytics.match;

import org.jspecify.annotations.NullMarked;
