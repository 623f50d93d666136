package caposaldo.receivable;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.Apportionment.Credit;
import caposaldo.receivable.Apportionment.Share;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.13: money and credit notes are set against debts, many to many, never above what either holds; and set free
 * again.
 */
@Component
public class ApplyCredits {

    private final LedgerStore store;
    private final LedgerRollups rollups;
    private final Receivables receivables;
    private final Clients clients;
    private final Trail trail;

    ApplyCredits(LedgerStore store, LedgerRollups rollups, Receivables receivables, Clients clients, Trail trail) {
        this.store = store;
        this.rollups = rollups;
        this.receivables = receivables;
        this.clients = clients;
        this.trail = trail;
    }

    /**
     * @param credits used in this order
     * @throws Invalid when the shares are more than the credits hold, or one is more than its debt
     * @throws caposaldo.kernel.Missing when there is no such client for this person, or a document is none of his
     */
    @Transactional
    public void apply(AccessScope scope, ClientId client, List<LedgerItemId> credits, List<Share> shares) {
        begin(scope, client);
        if (shares.isEmpty()) {
            throw Invalid.field("", "receivable.invalid.nothing");
        }
        rollups.recount(client, applyLocked(client, credits, shares), scope.date());
    }

    private void begin(AccessScope scope, ClientId client) {
        scope.require(Right.RECEIVABLE_POST);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        store.lock(client, scope.date());
    }

    /**
     * The same for who holds the lock of the ledger.
     *
     * @return the first day on which one of the allocations counts
     */
    LocalDate applyLocked(ClientId client, List<LedgerItemId> credits, List<Share> shares) {
        var ids = Stream.concat(credits.stream(), shares.stream().map(Share::debt))
                .toList();
        var sides = store.sides(client, ids);
        refuseWhatIsAbove(sides, credits, shares);
        var pairs = Apportionment.match(
                credits.stream()
                        .map(id -> new Credit(id, side(sides, id).open()))
                        .toList(),
                shares);
        return store.allocate(client, pairs, sides);
    }

    private static LedgerStore.Side side(Map<LedgerItemId, LedgerStore.Side> sides, LedgerItemId id) {
        return Objects.requireNonNull(sides.get(id));
    }

    private static void refuseWhatIsAbove(
            Map<LedgerItemId, LedgerStore.Side> sides, List<LedgerItemId> credits, List<Share> shares) {
        if (new HashSet<>(credits).size() < credits.size()
                || credits.stream().anyMatch(id -> side(sides, id).debit())
                || shares.stream().anyMatch(share -> !side(sides, share.debt()).debit())) {
            throw Invalid.field("", "receivable.invalid.sides");
        }
        refuseSeveralCurrencies(sides, shares);
        var problems = new ArrayList<Problem>();
        var wanted = new HashMap<LedgerItemId, Money>();
        for (var share : shares) {
            var all = wanted.merge(share.debt(), share.amount(), Money::plus);
            var field = "share-" + share.debt().value();
            if (share.amount().amount().signum() <= 0) {
                problems.add(new Problem(field, "receivable.invalid.amount", List.of()));
            } else if (all.compareTo(side(sides, share.debt()).open()) > 0) {
                problems.add(new Problem(
                        field,
                        "receivable.invalid.aboveDebt",
                        List.of(side(sides, share.debt()).open().amount().toPlainString())));
            }
        }
        if (problems.isEmpty() && !shares.isEmpty()) {
            var shared = sum(shares.stream().map(Share::amount));
            var held = sum(credits.stream().map(id -> side(sides, id).open()));
            if (credits.isEmpty() || shared.compareTo(held) > 0) {
                problems.add(new Problem(
                        "amount",
                        "receivable.invalid.aboveMoney",
                        List.of(shared.amount().toPlainString())));
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private static void refuseSeveralCurrencies(Map<LedgerItemId, LedgerStore.Side> sides, List<Share> shares) {
        var met = Stream.concat(
                        sides.values().stream().map(LedgerStore.Side::open),
                        shares.stream().map(Share::amount))
                .map(Money::currency)
                .distinct()
                .count();
        if (met > 1) {
            throw Invalid.field("currency", "receivable.invalid.currencies");
        }
    }

    private static Money sum(Stream<Money> amounts) {
        return amounts.reduce(Money::plus).orElseThrow();
    }

    /**
     * Takes one allocation back: both sides are open again by its amount.
     *
     * @throws caposaldo.kernel.Missing when there is no such allocation for this person
     */
    @Transactional
    public void release(AccessScope scope, long allocation) {
        var of = receivables.allocated(scope, allocation);
        begin(scope, of.client());
        store.release(allocation);
        rollups.recount(of.client(), of.since(), scope.date());
    }
}
