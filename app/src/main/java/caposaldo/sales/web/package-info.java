/** Pages and API of sales. */
@NullMarked
package caposaldo.sales.web;

import org.jspecify.annotations.NullMarked;
