package caposaldo.credit;

import caposaldo.account.ClientId;
import caposaldo.credit.LatestCheck.Checked;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import caposaldo.receivable.ExpectedPayments;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clauses 2.5 and 2.8: what whoever decides should know beside the rules: what the client will take up on a day to come if
 * it pays as expected, and what its latest check recommends. No rule is asked about it.
 */
@Component
public class ExpectedCredit {

    /**
     * @param day not before today
     * @param exposure less the open invoices that are expected until then; nothing else is expected to change
     * @param free empty without a limit, and when it ends before
     * @param check empty for a client that was never checked
     */
    public record Outlook(
            LocalDate day,
            ExpectedPayments.Outlook payments,
            Money exposure,
            Optional<Money> free,
            Optional<Checked> check) {

        static Outlook of(
                LocalDate day, CreditFacts facts, ExpectedPayments.Outlook payments, Optional<Checked> check) {
            var exposure = facts.exposure().paid(payments.byThen()).total();
            return new Outlook(
                    day,
                    payments,
                    exposure,
                    facts.limit()
                            .filter(limit -> !limit.until().isBefore(day))
                            .map(limit -> limit.amount().minus(exposure)),
                    check);
        }
    }

    private final ExpectedPayments payments;
    private final List<LatestCheck> checks;

    ExpectedCredit(ExpectedPayments payments, List<LatestCheck> checks) {
        this.payments = payments;
        this.checks = List.copyOf(checks);
    }

    /**
     * @param facts with the document in question
     * @param day today when it is past
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public Outlook of(AccessScope scope, ClientId client, CreditFacts facts, LocalDate day) {
        var then = day.isBefore(scope.date()) ? scope.date() : day;
        return Outlook.of(
                then,
                facts,
                payments.of(scope, client, then),
                checks.stream().flatMap(room -> room.of(client).stream()).findFirst());
    }
}
