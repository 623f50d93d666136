package caposaldo.sample;

import caposaldo.account.ClientId;
import caposaldo.collection.ProposeLetters;
import caposaldo.collection.SendLetters;
import caposaldo.db.AccessScope;
import caposaldo.receivable.AgreeTerms;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.Receivables;
import caposaldo.reconciliation.DraftReconciliation;
import caposaldo.reconciliation.Reconciliations;
import caposaldo.reconciliation.SendReconciliation;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What goes out to clients of the sample: letters to two of those that owe most, and to the first of them longer terms of
 * payment and the balance of the last quarter to be signed. It is made up and marked so.
 */
@Component
class SamplePapers {

    private static final String MADE_UP = "made up";
    private static final int LONG_TERM = 60;
    private static final int LATE = 10;
    private static final int LETTERS = 2;
    private static final int MONTHS = 3;

    private final Receivables receivables;
    private final ProposeLetters propose;
    private final SendLetters send;
    private final AgreeTerms terms;
    private final Balances papers;

    /** What a balance goes through until the client has it. */
    @Component
    record Balances(
            DraftReconciliation draft, SendReconciliation send, Reconciliations read, LedgerCurrency currency) {}

    SamplePapers(Receivables receivables, ProposeLetters propose, SendLetters send, AgreeTerms terms, Balances papers) {
        this.receivables = receivables;
        this.propose = propose;
        this.send = send;
        this.terms = terms;
        this.papers = papers;
    }

    /** @param scope of who may do everything */
    void fill(AccessScope scope) {
        var late = receivables.mostOverdue(scope, LATE);
        if (late.isEmpty()) {
            return;
        }
        terms.agree(scope, late.getFirst().client(), scope.date(), LONG_TERM, true, MADE_UP);
        propose.proposeNow(scope);
        var proposed = send
                .proposed(
                        scope,
                        late.stream().map(debtor -> debtor.client().value()).toList(),
                        papers.currency().named(null))
                .stream()
                .limit(LETTERS)
                .map(proposal -> proposal.client().value())
                .toList();
        if (!proposed.isEmpty()) {
            send.sendNow(
                    scope, Optional.of(proposed), Optional.of(papers.currency().named(null)));
        }
        reconcile(scope, late.getFirst().client());
    }

    private void reconcile(AccessScope scope, ClientId client) {
        var end = scope.date().withDayOfMonth(1).minusDays(1);
        var balance = papers.draft()
                .draft(
                        scope,
                        new ClientLedger(client, papers.currency().named(null)),
                        new Reconciliations.Days(end.withDayOfMonth(1).minusMonths(MONTHS - 1L), end),
                        Locale.ENGLISH);
        papers.send().send(scope, balance, papers.read().get(scope, balance).version());
    }
}
