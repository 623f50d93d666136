/**
 * What clients order: entered with the price and its reason in sight, confirmed line by line by sales support (2.6),
 * delivered, signed for and invoiced (2.11).
 *
 * <p>It owns every order until it is invoiced; it must never let one be changed by two people without either knowing, nor
 * confirm what credit holds.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "web",
            "people",
            "security",
            "account",
            "catalog",
            "sales",
            "approval",
            "pricing",
            "receivable",
            "currency",
            "exchange",
            "credit",
            "ubl"
        })
@NullMarked
package caposaldo.ordering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
