/** Pages and API of claims. */
@NullMarked
package caposaldo.claim.web;

import org.jspecify.annotations.NullMarked;
