/** Pages and API of reconciliation. */
@NullMarked
package caposaldo.reconciliation.web;

import org.jspecify.annotations.NullMarked;
