package caposaldo.receivable;

import caposaldo.kernel.Money;
import java.time.LocalDate;

/**
 * Part of a credit against part of a debt, seen from one of them.
 *
 * @param other the document on the other side
 * @param on the day from which it counts: the later of both documents
 */
public record Allocation(
        long id, LedgerItemId other, LedgerItem.Kind otherKind, String otherNumber, LocalDate on, Money amount) {}
