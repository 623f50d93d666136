/**
 * Clients and prospects: legal entity, sites, people and their roles, external keys, duplicates, and whose client it is.
 *
 * <p>It owns the portfolio assignment and its history, and must never know what a client buys.
 */
@ApplicationModule(allowedDependencies = {"kernel", "db", "web", "people", "security", "exchange"})
@NullMarked
package caposaldo.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
