package caposaldo.bank;

import static caposaldo.db.bank.Tables.ENTRY;

import caposaldo.account.ClientId;
import caposaldo.bank.BankEntry.SetAside;
import caposaldo.bank.BankEntry.State;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import caposaldo.receivable.Apportionment.Share;
import caposaldo.receivable.CancelPayment;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.FreezeLedger;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.PaymentCancelled;
import caposaldo.receivable.PostPayment;
import caposaldo.receivable.PostPayment.Payment;
import caposaldo.receivable.Receivables;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.13: a person says what a booking is, and may take it back; whose money it was is remembered. */
@Component
public class DecideEntry {

    private final BankStore store;
    private final BankEntries entries;
    private final PostPayment post;
    private final CancelPayment cancel;
    private final Receivables receivables;
    private final FreezeLedger freeze;

    DecideEntry(
            BankStore store,
            BankEntries entries,
            PostPayment post,
            CancelPayment cancel,
            Receivables receivables,
            FreezeLedger freeze) {
        this.store = store;
        this.entries = entries;
        this.post = post;
        this.cancel = cancel;
        this.receivables = receivables;
        this.freeze = freeze;
    }

    /**
     * It is money of this client.
     *
     * @param credits credit notes that the payer has deducted
     * @param shares which debts it pays; what is not shared out waits for a debt
     * @return the payment
     * @throws Stale when it is decided already, or changed since {@code version} was read
     * @throws Invalid when the shares are more than the money, one is more than its debt or a debt of another currency, or there
     *     is no rate of the day
     */
    @Transactional
    public LedgerItemId accept(
            AccessScope scope, long id, int version, ClientId client, List<LedgerItemId> credits, List<Share> shares) {
        var entry = waiting(scope, id, version);
        var payment = post.post(
                scope,
                new Payment(
                        client,
                        entry.amount(),
                        day(entry, client, scope.date()),
                        MatchEntries.reference(entry),
                        credits,
                        shares,
                        MatchEntries.key(entry)));
        var what = new HashMap<Field<?>, @Nullable Object>();
        what.put(ENTRY.STATE, State.POSTED.name());
        what.put(ENTRY.LEDGER_ITEM_ID, payment.value());
        store.decide(id, version, what, scope.userId());
        store.learn(entry, client, scope.date(), scope.userId());
        return payment;
    }

    /** What was booked on a day that the client has signed is posted today: the signed balance stands. */
    private LocalDate day(BankEntry entry, ClientId client, LocalDate today) {
        var frozen = freeze.until(List.of(client))
                .get(new ClientLedger(client, entry.amount().currency()));
        return frozen == null || entry.bookedOn().isAfter(frozen) ? entry.bookedOn() : today;
    }

    private BankEntry waiting(AccessScope scope, long id, int version) {
        scope.require(Right.RECEIVABLE_POST);
        var entry = entries.get(scope, id);
        if (entry.state() != State.TO_DECIDE || entry.version() != version) {
            throw new Stale("bank entry " + id);
        }
        return entry;
    }

    /**
     * It is no client's payment.
     *
     * @throws Invalid for a reason that only a bank can give
     * @throws Stale when it is decided already, or changed since {@code version} was read
     */
    @Transactional
    public void setAside(AccessScope scope, long id, int version, SetAside because) {
        waiting(scope, id, version);
        if (!SetAside.BY_HAND.contains(because)) {
            throw Invalid.field("because", "web.invalid.choice");
        }
        var what = new HashMap<Field<?>, @Nullable Object>();
        what.put(ENTRY.STATE, State.SET_ASIDE.name());
        what.put(ENTRY.SET_ASIDE_BECAUSE, because.name());
        store.decide(id, version, what, scope.userId());
    }

    /**
     * Takes a decision back, a person's or its own: the payment is cancelled, what it paid is owed again, and what was
     * learned by it is forgotten. What was taken for a booking of another statement waits as one of its own.
     *
     * @throws Invalid for what the bank says is no payment
     * @throws Stale when it is not decided, or changed since {@code version} was read
     */
    @Transactional
    public void reopen(AccessScope scope, long id, int version) {
        scope.require(Right.RECEIVABLE_POST);
        var entry = entries.get(scope, id);
        if (entry.version() != version || entry.state() == State.TO_DECIDE) {
            throw new Stale("bank entry " + id);
        }
        var payment = entry.payment();
        if (payment != null) {
            // The cancelling tells of it, and the entry waits again.
            cancel.cancel(scope, payment, receivables.get(scope, payment).version());
        } else if (entry.mayWaitAgain()) {
            var same = ENTRY.ID.eq(id).and(ENTRY.VERSION.eq(version));
            if (store.reopen(same) == 0) {
                throw new Stale("bank entry " + id);
            }
        } else if (entry.state() == State.KNOWN && entry.incoming()) {
            store.partFromKnown(id, version);
        } else {
            throw Invalid.field("", "bank.invalid.notByHand");
        }
    }

    /** Whoever cancels the payment, here or in the ledger. */
    @EventListener
    void whenCancelled(PaymentCancelled event) {
        store.reopen(ENTRY.LEDGER_ITEM_ID.eq(event.payment().value()));
    }
}
