/** Pages of reliability and their API. */
@NullMarked
package caposaldo.reliability.web;

import org.jspecify.annotations.NullMarked;
