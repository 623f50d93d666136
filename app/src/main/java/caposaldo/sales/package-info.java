/**
 * What was sold to whom, line by line, and the rollups kept beside the lines.
 *
 * <p>It owns every revenue and margin figure of the past, and must never hold a price or a debt.
 */
@ApplicationModule(allowedDependencies = {"kernel", "db", "web", "security", "account", "catalog", "exchange"})
@NullMarked
package caposaldo.sales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
