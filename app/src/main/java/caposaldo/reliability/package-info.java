/**
 * Whether a client is good for what it may owe (2.5): evidence of each step with its last day, an open scorecard, what it
 * needs and what it can bear, and the limit that is asked for on that ground.
 *
 * <p>It owns evidence, scoring and the checks that were kept; it must never give a limit by itself, and never let what is
 * not known count against a client.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "web",
            "security",
            "account",
            "sales",
            "approval",
            "pricing",
            "receivable",
            "credit"
        })
@NullMarked
package caposaldo.reliability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
