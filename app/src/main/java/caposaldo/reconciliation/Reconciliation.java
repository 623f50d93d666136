package caposaldo.reconciliation;

import caposaldo.account.ClientId;
import caposaldo.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An act of reconciliation as it stands.
 *
 * @param parties as they were called when it was last counted
 * @param language in which it is printed and its closing balance is written out
 * @param reason why it is in dispute or was withdrawn
 */
public record Reconciliation(
        ReconciliationId id,
        String number,
        ClientId client,
        String clientName,
        Parties parties,
        LocalDate from,
        LocalDate until,
        Locale language,
        State state,
        Balance balance,
        @Nullable LocalDate sentOn,
        Optional<Signatures> signatures,
        Optional<Theirs> theirs,
        @Nullable String reason,
        int version) {

    /** What an act goes through. Both signatures end it, and so does taking it back. */
    public enum State {
        DRAFT,
        SENT,
        SIGNED,
        DISPUTED,
        WITHDRAWN;

        /** What comes after what. */
        public boolean mayBecome(State next) {
            return switch (this) {
                case DRAFT, DISPUTED -> next == SENT || next == WITHDRAWN;
                case SENT -> next == SIGNED || next == DISPUTED || next == WITHDRAWN;
                case SIGNED, WITHDRAWN -> false;
            };
        }

        /** Whether anything of it may still change. */
        public boolean isOpen() {
            return this != SIGNED && this != WITHDRAWN;
        }

        /** Whether it is counted anew from the ledger, because nobody holds it in his hands. */
        public boolean followsLedger() {
            return this == DRAFT || this == DISPUTED;
        }
    }

    /** In which everything it says is. */
    public Currency currency() {
        return balance.opening().currency();
    }

    public record Parties(String ours, String theirs) {}

    /** Above zero is owed to us. */
    public record Balance(Money opening, Money debits, Money credits) {

        public Money closing() {
            return opening.plus(debits).minus(credits);
        }
    }

    /**
     * The client's own ledger, once it came.
     *
     * @param mirrored it was written from the other side: its debits are our credits
     */
    public record Theirs(String file, boolean mirrored) {}

    /** @param day when it was signed, after the period is over */
    public record Signature(String name, String role, LocalDate day) {}

    public record Signatures(Signature ours, Signature theirs) {}
}
