package caposaldo.collection;

import caposaldo.account.ClientId;
import caposaldo.kernel.Money;
import caposaldo.receivable.LedgerItemId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A letter as it was sent: what it says and names does not change any more.
 *
 * @param clientName and {@code address} as they were on that day
 * @param setOff money of the client that was set against nothing on that day, as far as it was owed
 * @param letterCost what the letter cost us, as the plan said on that day
 * @param amount what the items were asked for, less what was set off
 * @param items what was owed at that moment, the oldest first
 */
public record DunningLetter(
        DunningLetterId id,
        String number,
        ClientId client,
        String clientName,
        @Nullable String address,
        int level,
        boolean holdsDelivery,
        LetterLanguage language,
        LetterText text,
        Money setOff,
        Money amount,
        LocalDate sentOn,
        LocalDate payBy,
        String sentBy,
        @Nullable LocalDate settledOn,
        Money letterCost,
        Optional<HandOver> handOver,
        Optional<Withdrawal> withdrawal,
        int version,
        List<Item> items) {

    /**
     * SETTLED once nothing of what it asks for is open; a payment that is cancelled makes it stand again. What is HANDED_OVER
     * somebody else collects, and it stands as one that is SENT does.
     */
    public enum State {
        SENT,
        HANDED_OVER,
        SETTLED,
        WITHDRAWN
    }

    /** @param agencyFee what the agency asks of us */
    public record HandOver(LocalDate on, String by, String agency, Money agencyFee) {}

    public record Withdrawal(LocalDate on, String by, String because) {}

    /**
     * @param level its own on that day
     * @param open what was owed of it
     * @param disputed the part of that which was contested, and so not asked for
     */
    public record Item(
            LedgerItemId id,
            String number,
            LocalDate issuedOn,
            LocalDate dueOn,
            Money amount,
            Money open,
            Money disputed,
            int level) {}

    public State state() {
        if (withdrawal.isPresent()) {
            return State.WITHDRAWN;
        }
        if (settledOn != null) {
            return State.SETTLED;
        }
        return handOver.isPresent() ? State.HANDED_OVER : State.SENT;
    }

    /** Nothing of it is paid or taken back yet. */
    public boolean stands() {
        return state() == State.SENT || state() == State.HANDED_OVER;
    }

    /** What collecting by it cost since the day, that day included. */
    public Money costSince(LocalDate day) {
        var sent = sentOn.isBefore(day) ? Money.zero(letterCost.currency()) : letterCost;
        return handOver.filter(to -> !to.on().isBefore(day))
                .map(to -> sent.plus(to.agencyFee()))
                .orElse(sent);
    }
}
