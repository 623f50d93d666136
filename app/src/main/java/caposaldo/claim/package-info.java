/**
 * What was found otherwise than the delivery note says: acts of shortage, surplus, damage and mis-grading (2.14), with the
 * commission, photographs and both signatures; and goods that come back (2.11), each for a reason.
 *
 * <p>It owns what is claimed of a delivery and what became of it; it must never let the same goods be claimed, or
 * compensated, twice, nor credit what was never invoiced.
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
            "receivable",
            "currency",
            "ordering",
            "ubl"
        })
@NullMarked
package caposaldo.claim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
