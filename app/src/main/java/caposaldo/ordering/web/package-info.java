/** Pages and API of orders. */
@NullMarked
package caposaldo.ordering.web;

import org.jspecify.annotations.NullMarked;
