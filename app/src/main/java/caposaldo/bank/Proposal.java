package caposaldo.bank;

import caposaldo.account.ClientId;
import caposaldo.kernel.Money;
import caposaldo.receivable.Apportionment.Share;
import caposaldo.receivable.LedgerItem;
import java.util.List;

/**
 * What a booking may be: so much of a client's money for these debts, and why.
 *
 * @param credits credit notes that the payer has deducted
 * @param shares in the order of {@link #debts}; nothing for money that waits for a debt
 * @param debts what the shares pay
 * @param reasons the strongest first
 * @param weight orders proposals, 0 to 130
 * @param confident whether it may post itself
 */
public record Proposal(
        ClientId client,
        String clientName,
        List<LedgerItem> credits,
        List<Share> shares,
        List<LedgerItem> debts,
        List<Reason> reasons,
        int weight,
        boolean confident) {

    /** Why it is thought so. */
    public enum Reason {
        /** The payer names the documents, and they add up to the amount. */
        NUMBER,
        /** By a reference whose check digits are right. */
        REFERENCE,
        /** The payer names documents for more than it pays. */
        PART,
        /** The payer names documents for less than it pays. */
        MORE,
        /** One open document is of exactly this amount. */
        AMOUNT,
        /** Everything that is open is exactly this amount. */
        ALL,
        /** Some open documents add up to it, and no others do. */
        SUM,
        /** Several choices of open documents add up to it. */
        AMBIGUOUS,
        OLDEST,
        /** Money that waits for a debt. */
        WAITS,
        /** Somebody decided before that this account pays for the client. */
        IBAN,
        /** Somebody decided before that this name pays for the client. */
        LEARNED_NAME,
        /** The payer is called as the client is. */
        OWN_NAME,
        /** A person chose the client. */
        CHOSEN
    }

    public Proposal {
        credits = List.copyOf(credits);
        shares = List.copyOf(shares);
        debts = List.copyOf(debts);
        reasons = List.copyOf(reasons);
    }

    /** The same, and not so sure. */
    Proposal unsure() {
        return new Proposal(client, clientName, credits, shares, debts, reasons, weight, false);
    }

    Proposal called(String name) {
        return new Proposal(client, name, credits, shares, debts, reasons, weight, confident);
    }

    /** What is not shared out of so much money. */
    public Money left(Money amount) {
        var money = credits.stream().map(LedgerItem::open).reduce(amount, Money::plus);
        return shares.stream().map(Share::amount).reduce(money, Money::minus);
    }
}
