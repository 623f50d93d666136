/**
 * What any client pays for any product on any day, and why: price lists with columns, the rules that choose the column,
 * and prices agreed with one client (2.9).
 *
 * <p>It owns every price but the list price and the cost of a product, which are the catalogue's; it must never give a
 * price without its reasons, nor hold what was sold.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "web",
            "security",
            "account",
            "catalog",
            "sales",
            "receivable",
            "currency",
            "approval",
            "exchange"
        })
@NullMarked
package caposaldo.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
