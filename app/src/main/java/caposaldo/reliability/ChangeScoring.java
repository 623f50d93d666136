package caposaldo.reliability;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.5: points, months and bounds as the company writes them. A change is a new version with its reason; checks that
 * were kept stay explained by the version of their time.
 */
@Component
public class ChangeScoring {

    private static final int LONGEST_WHY = 200;

    private final ScoringStore store;
    private final CheckStore checks;

    ChangeScoring(ScoringStore store, CheckStore checks) {
        this.store = store;
        this.checks = checks;
    }

    @Transactional(readOnly = true)
    public ScoringVersion current(AccessScope scope) {
        scope.require(Right.CREDIT_READ);
        return store.current();
    }

    /** @throws caposaldo.kernel.Missing when there is no such version */
    @Transactional(readOnly = true)
    public ScoringVersion version(AccessScope scope, long number) {
        scope.require(Right.CREDIT_READ);
        return store.one(number);
    }

    /** Every version, newest first. */
    @Transactional(readOnly = true)
    public List<ScoringVersion> versions(AccessScope scope) {
        scope.require(Right.CREDIT_READ);
        return store.all();
    }

    /**
     * @param version the one that was changed
     * @throws caposaldo.kernel.Stale when another is in force by now
     * @throws Invalid when the scoring contradicts itself, or nobody said why
     */
    @Transactional
    public void change(AccessScope scope, long version, Scoring changed, String why) {
        scope.require(Right.CREDIT_RULES);
        changed.check();
        if (why.isBlank() || why.strip().length() > LONGEST_WHY) {
            throw Invalid.field("why", "credit.invalid.reason", LONGEST_WHY);
        }
        var before = store.current().scoring().courtDebtStop();
        store.add(changed, why.strip(), scope.userId(), version);
        if (before.compareTo(changed.courtDebtStop()) != 0) {
            checks.courtDebtStopChanged(scope.date());
        }
    }
}
