/** Pages and API of key-account identification. */
@NullMarked
package caposaldo.strategy.web;

import org.jspecify.annotations.NullMarked;
