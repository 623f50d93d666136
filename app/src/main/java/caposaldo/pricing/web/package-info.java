/** Pages and API of prices. */
@NullMarked
package caposaldo.pricing.web;

import org.jspecify.annotations.NullMarked;
