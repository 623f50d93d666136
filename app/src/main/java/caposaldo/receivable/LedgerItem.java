package caposaldo.receivable;

import caposaldo.account.ClientId;
import caposaldo.kernel.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A document of the ledger as it stands.
 *
 * @param dueOn the last day on which payment is in time; for credits the day of the document
 * @param amount above zero, whichever side it stands on
 * @param open what is not allocated yet, 0 to {@code amount}
 * @param disputed the part of {@code open} that the client contests
 * @param settledOn the day of the last document that left nothing open
 */
public record LedgerItem(
        LedgerItemId id,
        ClientId client,
        String clientName,
        Kind kind,
        String number,
        LocalDate issuedOn,
        LocalDate dueOn,
        @Nullable String terms,
        @Nullable String reference,
        Money amount,
        Money open,
        Money disputed,
        @Nullable LocalDate settledOn,
        @Nullable LocalDate cancelledOn,
        int version) {

    /** Which side a document stands on: debts are owed, credits are allocated to debts. */
    public enum Kind {
        INVOICE(true),
        INTEREST(true),
        CREDIT_NOTE(false),
        PAYMENT(false),
        WRITE_OFF(false);

        private final boolean debit;

        Kind(boolean debit) {
            this.debit = debit;
        }

        public boolean isDebit() {
            return debit;
        }

        /** Whether it is taken back by cancelling it; documents are by a document against them. */
        public boolean isCancellable() {
            return this == PAYMENT || this == WRITE_OFF;
        }
    }

    /** How it stands on a day. */
    public enum State {
        NOT_DUE,
        OVERDUE,
        UNAPPLIED,
        SETTLED,
        CANCELLED
    }

    public State state(LocalDate today) {
        if (cancelledOn != null) {
            return State.CANCELLED;
        } else if (settledOn != null) {
            return State.SETTLED;
        } else if (!kind.isDebit()) {
            return State.UNAPPLIED;
        } else {
            return dueOn.isBefore(today) ? State.OVERDUE : State.NOT_DUE;
        }
    }

    /** The same with so much open: what it is while a payment is being made up. */
    public LedgerItem withOpen(Money left) {
        return new LedgerItem(
                id,
                client,
                clientName,
                kind,
                number,
                issuedOn,
                dueOn,
                terms,
                reference,
                amount,
                left,
                disputed,
                settledOn,
                cancelledOn,
                version);
    }

    /** Days past the due date, below 0 before it. */
    public long daysOverdue(LocalDate today) {
        return ChronoUnit.DAYS.between(dueOn, today);
    }
}
