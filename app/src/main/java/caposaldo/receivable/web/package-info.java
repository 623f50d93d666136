/** Pages and API of receivables. */
@NullMarked
package caposaldo.receivable.web;

import org.jspecify.annotations.NullMarked;
