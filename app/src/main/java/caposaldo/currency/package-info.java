/**
 * What other currencies are worth in the company's own, day by day.
 *
 * <p>It owns the rates of exchange, and must never hold an amount: what a document is worth stands beside the document, at the
 * rate of its day.
 */
@ApplicationModule(allowedDependencies = {"kernel", "db", "web", "security", "exchange"})
@NullMarked
package caposaldo.currency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
