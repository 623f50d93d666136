package caposaldo.catalog;

import static caposaldo.db.catalog.Tables.SAMPLE_LOAN;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Demonstration samples go to clients and come back. A sample is with one client at a time: of two people lending it at
 * once one wins and the other is told. Everything about a loan is {@link Missing} to who does not see its client, and
 * {@link Stale} when somebody changed the loan since its version was read.
 */
@Component
public class LendSample {

    private static final int LONGEST_YEARS = 2;

    private final Samples samples;
    private final SampleStore store;
    private final Clients clients;
    private final Trail trail;

    LendSample(Samples samples, SampleStore store, Clients clients, Trail trail) {
        this.samples = samples;
        this.store = store;
        this.clients = clients;
        this.trail = trail;
    }

    /**
     * @return the loan
     * @throws Invalid when the sample is out or retired, or the day is past or more than two years away
     * @throws Missing when there is no such sample, or no such client for this person
     */
    @Transactional
    public long lend(AccessScope scope, SampleId id, ClientId client, LocalDate dueBackOn, @Nullable String note) {
        scope.require(Right.SAMPLE_LEND);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        requireDay(scope, dueBackOn);
        store.lock(id);
        var sample = samples.get(scope, id);
        if (sample.retiredOn() != null) {
            throw Invalid.field("", "catalog.invalid.sample.retired", sample.serial());
        } else if (sample.loan() != null) {
            throw Invalid.field("", "catalog.invalid.sample.out", sample.serial());
        }
        return store.lend(scope, sample, client.value(), dueBackOn, note);
    }

    /** The sample is back, in this condition, whatever the client decided. */
    @Transactional
    public void takeBack(AccessScope scope, long loan, int version, DemonstrationSample.Condition condition) {
        var out = begin(scope, loan);
        store.lock(out.sample());
        if (!out.isOut()) {
            throw new Stale("loan " + loan);
        }
        Map<Field<?>, Object> changes = new HashMap<>();
        changes.put(SAMPLE_LOAN.RETURNED_ON, scope.date());
        changes.put(SAMPLE_LOAN.RETURNED_TO_ID, scope.userId());
        changes.put(SAMPLE_LOAN.RETURNED_CONDITION, condition.name());
        store.updateLoan(out, version, changes);
        store.setCondition(out.sample(), condition);
    }

    /**
     * The way back from {@link #takeBack}.
     *
     * @throws Invalid when the sample has been lent again since
     */
    @Transactional
    public void reopen(AccessScope scope, long loan, int version) {
        var back = begin(scope, loan);
        store.lock(back.sample());
        var sample = samples.get(scope, back.sample());
        if (sample.loan() != null) {
            throw Invalid.field("", "catalog.invalid.sample.out", sample.serial());
        }
        Map<Field<?>, @Nullable Object> changes = new HashMap<>();
        changes.put(SAMPLE_LOAN.RETURNED_ON, null);
        changes.put(SAMPLE_LOAN.RETURNED_TO_ID, null);
        changes.put(SAMPLE_LOAN.RETURNED_CONDITION, null);
        store.updateLoan(back, version, changes);
        store.setCondition(back.sample(), back.lentCondition());
    }

    /** @param outcome null takes back what was recorded */
    @Transactional
    public void recordOutcome(AccessScope scope, long loan, int version, Loan.@Nullable Outcome outcome) {
        var of = begin(scope, loan);
        Map<Field<?>, @Nullable Object> changes = new HashMap<>();
        changes.put(SAMPLE_LOAN.OUTCOME, outcome == null ? null : outcome.name());
        changes.put(SAMPLE_LOAN.OUTCOME_ON, outcome == null ? null : scope.date());
        store.updateLoan(of, version, changes);
    }

    /** @throws Invalid when it is back already, or the day is past or more than two years away */
    @Transactional
    public void prolong(AccessScope scope, long loan, int version, LocalDate dueBackOn) {
        var out = begin(scope, loan);
        requireDay(scope, dueBackOn);
        if (!out.isOut()) {
            throw new Stale("loan " + loan);
        }
        store.updateLoan(out, version, Map.of(SAMPLE_LOAN.DUE_BACK_ON, dueBackOn));
    }

    /**
     * The way back from {@link #lend}: it never was lent. The trail keeps that somebody said so.
     *
     * @throws Invalid when something came of it
     */
    @Transactional
    public void cancel(AccessScope scope, long loan, int version) {
        var out = begin(scope, loan);
        store.lock(out.sample());
        if (!out.isOut() || out.outcome() != null) {
            throw Invalid.field("", "catalog.invalid.loan.used");
        }
        store.deleteLoan(out, version);
    }

    private Loan begin(AccessScope scope, long loan) {
        scope.require(Right.SAMPLE_LEND);
        var found = samples.loan(scope, loan);
        var client = clients.get(scope, Objects.requireNonNull(found.client()));
        trail.worksOn(scope, client.portfolioId());
        return found;
    }

    private static void requireDay(AccessScope scope, LocalDate dueBackOn) {
        if (dueBackOn.isBefore(scope.date()) || dueBackOn.isAfter(scope.date().plusYears(LONGEST_YEARS))) {
            throw Invalid.field("dueBackOn", "catalog.invalid.dueBackOn", LONGEST_YEARS);
        }
    }
}
