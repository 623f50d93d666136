package caposaldo.reliability;

import caposaldo.account.ClientId;
import caposaldo.credit.GiveLimit;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.5: from the recommendation to the decision. The limit is given by whose rights reach so far, others ask along
 * the reporting line; the check is kept as its ground, and the limit ends with the day of the next review.
 */
@Component
public class AskCheckedLimit {

    /**
     * @param amount usually the recommended one
     * @param reviewOn the limit's last day, after today and within the months that are written for a review
     */
    public record Terms(Money amount, LocalDate reviewOn, String reason) {}

    /** @param check the number it is kept under */
    public record Answer(long check, GiveLimit.Outcome outcome) {}

    private final Reliability reliability;
    private final CheckStore store;
    private final ScoringStore scoring;
    private final GiveLimit give;

    AskCheckedLimit(Reliability reliability, CheckStore store, ScoringStore scoring, GiveLimit give) {
        this.reliability = reliability;
        this.store = store;
        this.scoring = scoring;
        this.give = give;
    }

    /** @throws Invalid when something is lacking, a term cannot be, or nobody above may give so much */
    @Transactional
    public Answer ask(AccessScope scope, ClientId client, Terms terms) {
        scope.require(Right.CREDIT_ASK);
        var check = reliability.of(scope, client);
        if (check.recommendation().limit().isEmpty()) {
            throw Invalid.field("", "reliability.invalid.lacking");
        }
        var months = scoring.one(check.scoring()).scoring().reviewMonths();
        if (!terms.reviewOn.isAfter(scope.date())
                || terms.reviewOn.isAfter(scope.date().plusMonths(months))) {
            throw Invalid.field("reviewOn", "reliability.invalid.reviewOn", months);
        }
        var outcome = give.ask(
                scope,
                client,
                new GiveLimit.Terms(terms.amount, check.creditClass(), scope.date(), terms.reviewOn, terms.reason));
        store.lock(client, scope.date());
        var number = store.add(client, check, terms, outcome, scope.userId());
        store.recount(client, scope.date());
        return new Answer(number, outcome);
    }
}
