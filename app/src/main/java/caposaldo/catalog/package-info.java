/**
 * What the company sells: items, groups, packs, costs, prices, availability and demonstration samples.
 *
 * <p>It owns no sale; a sample lent out names the client it was lent to.
 */
@ApplicationModule(allowedDependencies = {"kernel", "db", "web", "security", "account", "exchange"})
@NullMarked
package caposaldo.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
