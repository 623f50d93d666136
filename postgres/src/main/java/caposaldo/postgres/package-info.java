@NullMarked
package caposaldo.postgres;

import org.jspecify.annotations.NullMarked;
