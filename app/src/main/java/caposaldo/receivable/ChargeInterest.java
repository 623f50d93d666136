package caposaldo.receivable;

import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.NumberSeries;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.13: interest on late payment by dated law, claimed on demand as a document of its own, also after the debt itself
 * is paid, or waived with a reason. A day is claimed once.
 */
@Component
public class ChargeInterest {

    /**
     * What could be claimed.
     *
     * @param from first day not yet claimed
     * @param until last day owed, today for a debt that is open
     * @param working empty when the law of some half-year is not kept
     */
    public record Claim(LocalDate from, LocalDate until, Optional<LateInterest.Working> working) {}

    private final InterestStore store;
    private final LedgerStore ledger;
    private final LedgerRollups rollups;
    private final Receivables receivables;
    private final NumberSeries numbers;
    private final Guard guard;

    /** Who may, and for whom it is done. */
    @Component
    record Guard(Clients clients, Trail trail) {

        void worksOn(AccessScope scope, LedgerItem item) {
            trail.worksOn(scope, clients.get(scope, item.client()).portfolioId());
        }
    }

    ChargeInterest(
            InterestStore store,
            LedgerStore ledger,
            LedgerRollups rollups,
            Receivables receivables,
            NumberSeries numbers,
            Guard guard) {
        this.store = store;
        this.ledger = ledger;
        this.rollups = rollups;
        this.receivables = receivables;
        this.numbers = numbers;
        this.guard = guard;
    }

    /** @return empty for a debt that was not late, or of which every day is claimed */
    @Transactional(readOnly = true)
    public Optional<Claim> claim(AccessScope scope, LedgerItemId id) {
        var item = receivables.get(scope, id);
        if (item.kind() != LedgerItem.Kind.INVOICE) {
            return Optional.empty();
        }
        var settled = item.settledOn();
        var until = settled == null ? scope.date() : settled;
        var from = store.lastClaimed(id)
                .map(day -> day.plusDays(1))
                .orElse(item.dueOn().plusDays(1));
        if (from.isAfter(until)) {
            return Optional.empty();
        }
        return Optional.of(new Claim(from, until, LateInterest.of(from, until, store.owed(item, from), store.rates())));
    }

    /**
     * @return the document of the interest
     * @throws Invalid when there is none, or the law of some half-year is not kept
     */
    @Transactional
    public LedgerItemId charge(AccessScope scope, LedgerItemId id) {
        var item = begin(scope, id);
        var claim = claimed(scope, id);
        var amount = amount(claim);
        if (amount.amount().signum() <= 0) {
            throw Invalid.field("", "receivable.invalid.noInterest");
        }
        var interest = ledger.insert(new LedgerStore.NewItem(
                item.client(),
                LedgerItem.Kind.INTEREST,
                numbers.next("INT", scope.date().getYear()),
                scope.date(),
                PaymentTerms.USUAL.due(scope.date()),
                null,
                item.number(),
                amount,
                null));
        store.insert(scope, item, claim, amount, interest, null);
        rollups.recount(item.client(), scope.date(), scope.date());
        return interest;
    }

    /**
     * Claims nothing for the days so far, and keeps why.
     *
     * @throws Invalid without a reason, or when there is nothing to waive
     */
    @Transactional
    public void waive(AccessScope scope, LedgerItemId id, @Nullable String reason) {
        var item = begin(scope, id);
        if (reason == null || reason.isBlank()) {
            throw Invalid.field("reason", "receivable.invalid.reason");
        }
        var claim = claimed(scope, id);
        store.insert(scope, item, claim, amount(claim), null, reason.strip());
    }

    private LedgerItem begin(AccessScope scope, LedgerItemId id) {
        scope.require(Right.RECEIVABLE_POST);
        var item = receivables.get(scope, id);
        guard.worksOn(scope, item);
        ledger.lock(item.client(), scope.date());
        return item;
    }

    private Claim claimed(AccessScope scope, LedgerItemId id) {
        return claim(scope, id).orElseThrow(() -> Invalid.field("", "receivable.invalid.noInterest"));
    }

    private static Money amount(Claim claim) {
        return claim.working()
                .orElseThrow(() -> Invalid.field("", "receivable.invalid.noLaw"))
                .total();
    }
}
