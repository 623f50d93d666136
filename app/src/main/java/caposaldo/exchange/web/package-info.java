/** Pages and API of imports. */
@NullMarked
package caposaldo.exchange.web;

import org.jspecify.annotations.NullMarked;
