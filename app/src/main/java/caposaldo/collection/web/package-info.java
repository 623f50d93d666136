/** Pages and API of collection. */
@NullMarked
package caposaldo.collection.web;

import org.jspecify.annotations.NullMarked;
