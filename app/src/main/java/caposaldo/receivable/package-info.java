/**
 * What clients owe and how it is paid: one ledger of invoices, credit notes and payments, and what is allocated to what.
 *
 * <p>It owns every debt and every payment, and must never hold a price or decide whether an order may go out.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "web",
            "people",
            "security",
            "account",
            "exchange",
            "currency",
            "strategy",
            "ubl"
        })
@NullMarked
package caposaldo.receivable;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
