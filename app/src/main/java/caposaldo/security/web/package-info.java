@NullMarked
package caposaldo.security.web;

import org.jspecify.annotations.NullMarked;
