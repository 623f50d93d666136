/** Pages and API of bank statements. */
@NullMarked
package caposaldo.bank.web;

import org.jspecify.annotations.NullMarked;
