/** Pages and API of rates of exchange. */
@NullMarked
package caposaldo.currency.web;

import org.jspecify.annotations.NullMarked;
