/** Small learners that the other packages share. */
@NullMarked
package caposaldo.analytics.learn;

import org.jspecify.annotations.NullMarked;
