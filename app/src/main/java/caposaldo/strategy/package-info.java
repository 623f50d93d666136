/**
 * Which clients are key accounts, by which rule, since when and why.
 *
 * <p>It owns the written scale, its weights and the monthly snapshots, and must never change a client.
 */
@ApplicationModule(allowedDependencies = {"kernel", "db", "web", "security", "account", "sales"})
@NullMarked
package caposaldo.strategy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
