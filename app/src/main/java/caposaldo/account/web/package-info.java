/** Pages and API of clients. */
@NullMarked
package caposaldo.account.web;

import org.jspecify.annotations.NullMarked;
