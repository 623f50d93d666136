/**
 * The one way in for files: clients, people, products, prices, sales.
 *
 * <p>It owns the files, how they were read and what was wrong in them; what a row means is known only to the room that
 * brings an {@link caposaldo.exchange.ImportTarget}. It must never write a business table itself.
 */
@ApplicationModule(allowedDependencies = {"kernel", "db", "web", "security"})
@NullMarked
package caposaldo.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
