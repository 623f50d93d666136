/** Pages and API of credit. */
@NullMarked
package caposaldo.credit.web;

import org.jspecify.annotations.NullMarked;
