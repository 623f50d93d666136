/** Pages and API of approvals. */
@NullMarked
package caposaldo.approval.web;

import org.jspecify.annotations.NullMarked;
