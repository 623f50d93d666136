package caposaldo.receivable;

import caposaldo.kernel.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** How money is shared out among debts. Pure: what it says still has to be posted. */
public final class Apportionment {

    private Apportionment() {}

    /** So much of a credit for one debt. */
    public record Share(LedgerItemId debt, Money amount) {}

    /** What is left of a credit. */
    public record Credit(LedgerItemId id, Money open) {}

    /** So much of one credit against one debt. */
    public record Pair(LedgerItemId credit, LedgerItemId debt, Money amount) {}

    /**
     * First the debts whose numbers the payer names, in the order of their due dates, then the oldest; each to the end
     * before the next, until the money is used up.
     *
     * @param debts open debts of one client
     * @param reference what the payer wrote, may be empty
     */
    public static List<Share> propose(Money amount, List<LedgerItem> debts, String reference) {
        var left = amount;
        var shares = new ArrayList<Share>();
        var oldestFirst = Comparator.comparing(LedgerItem::dueOn)
                .thenComparing(debt -> debt.id().value());
        var namedFirst = Comparator.comparing((LedgerItem debt) -> !names(reference, debt.number()));
        for (var debt :
                debts.stream().sorted(namedFirst.thenComparing(oldestFirst)).toList()) {
            var share = left.compareTo(debt.open()) < 0 ? left : debt.open();
            if (share.amount().signum() > 0) {
                shares.add(new Share(debt.id(), share));
                left = left.minus(share);
            }
        }
        return List.copyOf(shares);
    }

    /** Whether the number stands in the text by itself: 10 does not stand in 2010 nor in 10-A. */
    static boolean names(String reference, String number) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}/-])" + Pattern.quote(number) + "(?![\\p{L}\\p{N}/-])",
                        Pattern.CASE_INSENSITIVE)
                .matcher(reference)
                .find();
    }

    /**
     * Which credit pays which share: the credits in their order, each used up before the next.
     *
     * @throws IllegalArgumentException when the shares are more than the credits hold
     */
    public static List<Pair> match(List<Credit> credits, List<Share> shares) {
        var pairs = new ArrayList<Pair>();
        var credit = credits.iterator();
        Credit current = null;
        for (var share : shares) {
            var wanted = share.amount();
            while (wanted.amount().signum() > 0) {
                while (current == null || current.open().amount().signum() == 0) {
                    if (!credit.hasNext()) {
                        throw new IllegalArgumentException("The shares are " + wanted + " more than the credits hold");
                    }
                    current = credit.next();
                }
                var part = wanted.compareTo(current.open()) < 0 ? wanted : current.open();
                pairs.add(new Pair(current.id(), share.debt(), part));
                wanted = wanted.minus(part);
                current = new Credit(current.id(), current.open().minus(part));
            }
        }
        return List.copyOf(pairs);
    }
}
