package caposaldo.credit;

import caposaldo.account.ClientId;
import caposaldo.credit.CreditStore.Stage;
import caposaldo.db.AccessScope;
import caposaldo.db.Question;
import caposaldo.kernel.Money;
import caposaldo.receivable.LedgerLock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clauses 2.5 and 2.8: what a room promises a client takes up credit from the moment it is promised, in the room's own
 * transaction. Payments, invoices and promises of one client follow one another, so that no two of them at once pass a
 * limit. The room has seen that the person may act for the client.
 */
@Component
public class ReserveCredit {

    /** What became of it. */
    public sealed interface Outcome {

        Verdict verdict();

        record Reserved(Verdict verdict) implements Outcome {}

        /** A rule holds it; nothing was reserved. */
        record Held(Verdict verdict) implements Outcome {}
    }

    /** What the rules say of a document while nobody else may act for its client, until the end of the transaction. */
    public static final class Weighed {

        private final ClientId client;
        private final SourceDocument document;
        private final Money amount;
        private final CreditStore.Seen seen;
        private final Verdict verdict;

        private Weighed(
                ClientId client, SourceDocument document, Money amount, CreditStore.Seen seen, Verdict verdict) {
            this.client = client;
            this.document = document;
            this.amount = amount;
            this.seen = seen;
            this.verdict = verdict;
        }

        /** Gross. */
        public Money amount() {
            return amount;
        }

        public Verdict verdict() {
            return verdict;
        }
    }

    private final CreditStore store;
    private final HoldRules rules;
    private final LedgerLock lock;
    private final CreditRollups rollups;

    ReserveCredit(CreditStore store, HoldRules rules, LedgerLock lock, CreditRollups rollups) {
        this.store = store;
        this.rules = rules;
        this.lock = lock;
        this.rollups = rollups;
    }

    /**
     * What the rules say at a point; nothing is kept, and the next moment may say otherwise.
     *
     * @param amount of the document, gross, 0 or more; what it has reserved itself is not counted twice
     */
    @Transactional(readOnly = true)
    public Verdict check(AccessScope scope, ClientId client, CheckPoint point, SourceDocument document, Money amount) {
        return verdict(store.seen(client, scope.date(), point, document, amount), point)
                .answer();
    }

    /** The same, with whether somebody let the document go so far. */
    @Transactional(readOnly = true)
    public boolean passes(AccessScope scope, ClientId client, CheckPoint point, SourceDocument document, Money amount) {
        var seen = store.seen(client, scope.date(), point, document, amount);
        return verdict(seen, point).answer().passes(seen.answer().released());
    }

    private Question<Verdict> verdict(Question<CreditStore.Seen> seen, CheckPoint point) {
        return seen.and(rules.check(), (facts, check) -> check.at(point, facts.facts()));
    }

    /** For who has to decide before anything else may happen to the client: until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(AccessScope scope, ClientId client) {
        lock.hold(client, scope.date());
    }

    /**
     * Takes up credit for the whole document as confirmed, in the place of what it had reserved as such before.
     *
     * @param amount gross, above zero
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome reserve(AccessScope scope, ClientId client, SourceDocument document, Money amount) {
        return reserve(scope, weigh(scope, client, document, amount));
    }

    /**
     * What the rules say at an order, for who reserves right after it.
     *
     * @param amount gross, above zero
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Weighed weigh(AccessScope scope, ClientId client, SourceDocument document, Money amount) {
        var seen = store.seen(client, scope.date(), CheckPoint.ORDER, document, amount);
        var verdict = verdict(seen, CheckPoint.ORDER);
        Question.together(lock.holding(client, scope.date()), verdict);
        return new Weighed(client, document, amount, seen.answer(), verdict.answer());
    }

    /** The same as {@link #reserve(AccessScope, ClientId, SourceDocument, Money)}, of what was weighed in this transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome reserve(AccessScope scope, Weighed weighed) {
        var seen = weighed.seen;
        var verdict = weighed.verdict;
        if (!verdict.passes(seen.released())) {
            return new Outcome.Held(verdict);
        }
        if (seen.keptSince().filter(scope.date()::equals).isEmpty()) {
            rollups.recount(List.of(weighed.client.value()), scope.date());
        }
        var added = weighed.amount.minus(seen.reserved());
        var ceiling = verdict.ceiling(seen.released());
        return store.reserve(weighed.client, weighed.document, weighed.amount, added, ceiling)
                ? new Outcome.Reserved(verdict)
                : new Outcome.Held(verdict);
    }

    /** Part of what is confirmed has left: it stays promised until it is invoiced. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void deliver(AccessScope scope, ClientId client, SourceDocument document, Money amount) {
        lock.hold(client, scope.date());
        store.take(document, Stage.CONFIRMED, amount);
        store.put(client, document, Stage.DELIVERED, amount);
        rollups.recount(List.of(client.value()), scope.date());
    }

    /** Part of what is confirmed will not come. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(AccessScope scope, ClientId client, SourceDocument document, Money amount) {
        take(scope, client, document, Stage.CONFIRMED, amount);
    }

    /** Part of what has left is invoiced: from now on it is a debt. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void invoiced(AccessScope scope, ClientId client, SourceDocument document, Money amount) {
        take(scope, client, document, Stage.DELIVERED, amount);
    }

    private void take(AccessScope scope, ClientId client, SourceDocument document, Stage stage, Money amount) {
        lock.hold(client, scope.date());
        store.take(document, stage, amount);
        rollups.recount(List.of(client.value()), scope.date());
    }
}
