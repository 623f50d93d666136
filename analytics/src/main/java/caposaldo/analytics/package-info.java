@NullMarked
package caposaldo.analytics;

import org.jspecify.annotations.NullMarked;
