package caposaldo.analytics.collection;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An invoice as the ledger knows it.
 *
 * @param id unique in a ledger
 * @param due the last day on which payment is in time, not before {@code issued}
 * @param amount in one currency for the whole ledger, above 0
 * @param settled when nothing was owed any more; empty while open
 * @param disputed whether the client contests it, as far as known
 * @param electronic whether it was sent as a file rather than on paper
 */
public record Invoice(
        String id,
        String client,
        LocalDate issued,
        LocalDate due,
        double amount,
        Optional<LocalDate> settled,
        boolean disputed,
        boolean electronic) {

    public Invoice {
        if (due.isBefore(issued) || !(amount > 0)) {
            throw new IllegalArgumentException("an invoice falls due when issued or later and asks for money");
        }
    }

    /** Whether the settlement had been seen when a day began. */
    boolean settledBefore(LocalDate day) {
        return settled.isPresent() && settled.get().isBefore(day);
    }

    /** Whether it was issued and not settled when a day began. */
    boolean openOn(LocalDate day) {
        return issued.isBefore(day) && !settledBefore(day);
    }

    /** Days from the due date to a day: below 0 for before it. */
    long daysPastDue(LocalDate day) {
        return ChronoUnit.DAYS.between(due, day);
    }
}
