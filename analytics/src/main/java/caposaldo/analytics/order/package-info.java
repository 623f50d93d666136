/** What of an order is worth most where not all of it can go out. */
@NullMarked
package caposaldo.analytics.order;

import org.jspecify.annotations.NullMarked;
