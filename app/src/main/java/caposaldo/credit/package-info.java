/**
 * How much a client may owe, how much of that it takes up, and what holds its documents back (2.5, 2.8).
 *
 * <p>It owns every limit, its cover and what other rooms have promised a client; it must never know an order, and never
 * let two of them at once pass a limit.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "web",
            "people",
            "security",
            "account",
            "receivable",
            "approval",
            "mail",
            "exchange"
        })
@NullMarked
package caposaldo.credit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
