/** The one list: what a module declares as a {@link caposaldo.web.list.ListDefinition}, every person can filter, sort, sum, export and fetch. */
@NullMarked
package caposaldo.web.list;

import org.jspecify.annotations.NullMarked;
