package caposaldo.receivable;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.Apportionment.Share;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.13: money that came in, and which debts it pays, together with credits that were waiting. */
@Component
public class PostPayment {

    /**
     * @param amount what came in
     * @param reference what the payer wrote
     * @param credits open credits of the client that are used first, each as far as the shares need it
     * @param shares which debts are paid, and how much of each; what is not shared out stays unapplied
     * @param key null for a payment that no other system knows; with one a repeat posts nothing
     */
    public record Payment(
            ClientId client,
            Money amount,
            LocalDate paidOn,
            @Nullable String reference,
            List<LedgerItemId> credits,
            List<Share> shares,
            @Nullable ExternalKey key) {}

    private final LedgerStore store;
    private final LedgerRollups rollups;
    private final ApplyCredits apply;
    private final Clients clients;
    private final Trail trail;

    PostPayment(LedgerStore store, LedgerRollups rollups, ApplyCredits apply, Clients clients, Trail trail) {
        this.store = store;
        this.rollups = rollups;
        this.apply = apply;
        this.clients = clients;
        this.trail = trail;
    }

    /**
     * @return the payment; that posted before when its key is known
     * @throws Invalid when the shares are more than the money, or one is more than its debt
     * @throws caposaldo.kernel.Missing when there is no such client for this person, or a document is none of his
     */
    @Transactional
    public LedgerItemId post(AccessScope scope, Payment payment) {
        scope.require(Right.RECEIVABLE_POST);
        trail.worksOn(scope, clients.get(scope, payment.client()).portfolioId());
        if (payment.amount().amount().signum() <= 0) {
            throw Invalid.field("amount", "receivable.invalid.amount");
        } else if (payment.paidOn().isAfter(scope.date())) {
            throw Invalid.field("paidOn", "receivable.invalid.future");
        }
        store.lock(payment.client(), scope.date());
        var key = payment.key();
        var known = key == null ? null : store.known(key).orElse(null);
        if (known != null) {
            return same(known, payment.client());
        }
        var id = store.insert(new LedgerStore.NewItem(
                payment.client(),
                LedgerItem.Kind.PAYMENT,
                store.nextPaymentNumber(),
                payment.paidOn(),
                payment.paidOn(),
                null,
                payment.reference(),
                payment.amount(),
                key));
        var credits = new ArrayList<>(payment.credits());
        credits.add(id);
        var since = apply.applyLocked(payment.client(), credits, payment.shares());
        rollups.recount(payment.client(), since.isBefore(payment.paidOn()) ? since : payment.paidOn(), scope.date());
        return id;
    }

    /** @throws Invalid when the key was another client's */
    static LedgerItemId same(LedgerStore.Known known, ClientId client) {
        if (!known.client().equals(client)) {
            throw Invalid.field("key", "receivable.invalid.key");
        }
        return known.id();
    }
}
