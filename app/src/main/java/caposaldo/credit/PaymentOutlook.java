package caposaldo.credit;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.OpenItems;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.8: what the rules would say to a document once the client pays, one debt after another, the oldest first. */
@Component
public class PaymentOutlook {

    /**
     * @param paid the debt that is paid in this step, after those of the steps before
     * @param verdict the rules' answer then
     */
    public record Step(LedgerItem paid, Verdict verdict) {}

    private final OpenItems open;
    private final HoldRules rules;

    PaymentOutlook(OpenItems open, HoldRules rules) {
        this.open = open;
        this.rules = rules;
    }

    /**
     * @param now what the rules say today
     * @param most so many debts are tried
     * @return until the document passes whole, or there is nothing more to pay
     */
    @Transactional(readOnly = true)
    public List<Step> of(AccessScope scope, ClientId client, Verdict now, int most) {
        var debts = open.of(scope, List.of(client)).getOrDefault(client, List.of()).stream()
                .filter(item -> item.kind().isDebit())
                .toList();
        return steps(debts, rules.check().answer(), now, most);
    }

    /** @param debts by due date, the oldest first */
    static List<Step> steps(List<LedgerItem> debts, CreditCheck check, Verdict now, int most) {
        var steps = new ArrayList<Step>();
        var facts = now.facts();
        for (var i = 0; i < Math.min(most, debts.size()); i++) {
            var paid = debts.get(i);
            facts = facts.paid(
                    paid.open(),
                    paid.dueOn().isBefore(facts.day()),
                    i + 1 < debts.size() ? late(debts.get(i + 1), facts.day()) : 0);
            steps.add(new Step(paid, check.at(now.point(), facts)));
            if (steps.getLast().verdict().passes(false)) {
                break;
            }
        }
        return List.copyOf(steps);
    }

    private static int late(LedgerItem debt, LocalDate day) {
        return debt.dueOn().isBefore(day) ? Math.toIntExact(ChronoUnit.DAYS.between(debt.dueOn(), day)) : 0;
    }
}
