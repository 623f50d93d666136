/**
 * Getting in what is overdue: whom to call first, what to say, what was said, and the letters that are sent (2.13).
 *
 * <p>It owns the talks about money, the plan and the letters of dunning; it must never change what is owed, and never hold
 * a delivery by itself: it says to credit what its letters ask for.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "web",
            "people",
            "security",
            "account",
            "currency",
            "receivable",
            "credit",
            "reliability",
            "mail",
            "ubl"
        })
@NullMarked
package caposaldo.collection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
