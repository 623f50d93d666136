/** Pages and API of products and demonstration samples. */
@NullMarked
package caposaldo.catalog.web;

import org.jspecify.annotations.NullMarked;
