/**
 * The sample company: Steel Wheels, read from its own artifact through the same road as anybody's files.
 *
 * <p>It owns no table, and must never write what the rooms' own use cases and imports would not.
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
            "pricing",
            "ordering",
            "claim",
            "collection",
            "bank",
            "reliability",
            "reconciliation",
            "exchange"
        })
@NullMarked
package caposaldo.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
