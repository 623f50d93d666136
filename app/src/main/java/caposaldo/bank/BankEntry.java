package caposaldo.bank;

import caposaldo.bank.Proposal.Reason;
import caposaldo.currency.ExchangeRates.Asked;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerItemId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booking as it stands.
 *
 * @param amount above zero; {@code incoming} says to which side
 * @param payment what it was posted as
 * @param reasons why it posted itself; empty for what a person decided
 * @param decidedBy null for what posted itself
 */
public record BankEntry(
        long id,
        long statement,
        String account,
        boolean incoming,
        Money amount,
        LocalDate bookedOn,
        LocalDate valueOn,
        @Nullable String reference,
        @Nullable String payerName,
        @Nullable String payerIban,
        String remittance,
        State state,
        @Nullable SetAside setAside,
        @Nullable LedgerItemId payment,
        List<Reason> reasons,
        @Nullable String decidedBy,
        int version) {

    /** What became of it. */
    public enum State {
        TO_DECIDE,
        POSTED,
        SET_ASIDE,
        /** Stands in another statement too, and is booked there. */
        KNOWN
    }

    /** Why it is no client's payment. */
    public enum SetAside {
        OUTGOING,
        FEE,
        RETURN,
        /** One that no ledger is kept in. */
        CURRENCY,
        NO_CLIENT,
        OWN_TRANSFER,
        REFUND,
        OTHER;

        /** What a person may say; the others the bank says. */
        public static final List<SetAside> BY_HAND = List.of(NO_CLIENT, OWN_TRANSFER, REFUND, OTHER);
    }

    /** Which rate it is posted at, when it is in another currency than the company's. */
    public Asked rated() {
        return new Asked(amount.currency(), bookedOn);
    }

    /** Set aside for a reason that can be taken back: a person's, or a currency that the ledger did not keep at the time. */
    public boolean mayWaitAgain() {
        return setAside != null
                && (SetAside.BY_HAND.contains(setAside)
                        || setAside == SetAside.CURRENCY && LedgerCurrency.keeps(amount.currency()));
    }

    /** Where its record is. */
    public String path() {
        return path(id);
    }

    public static String path(long id) {
        if (id <= 0) {
            throw new Missing("bank entry " + id);
        }
        return "/bank/entries/" + id;
    }
}
