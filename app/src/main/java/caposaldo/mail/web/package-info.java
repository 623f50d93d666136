/** Pages and API of mail. */
@NullMarked
package caposaldo.mail.web;

import org.jspecify.annotations.NullMarked;
