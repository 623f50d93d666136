package caposaldo.receivable;

import static caposaldo.db.receivable.Tables.PROMISE;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.13: a promise to pay is a record with a day and an amount, and is held against what comes in. */
@Component
public class RecordPromise {

    private static final int LONGEST_YEARS = 1;

    private final DSLContext sql;
    private final LedgerStore store;
    private final Promises promises;
    private final Clients clients;
    private final Trail trail;

    RecordPromise(DSLContext sql, LedgerStore store, Promises promises, Clients clients, Trail trail) {
        this.sql = sql;
        this.store = store;
        this.promises = promises;
        this.clients = clients;
        this.trail = trail;
    }

    /**
     * @return the promise
     * @throws Invalid when the amount is not above zero, or the day is past or more than a year away
     * @throws Missing when there is no such client for this person
     */
    @Transactional
    public long record(AccessScope scope, ClientId client, Money amount, LocalDate dueOn, @Nullable String note) {
        begin(scope, client);
        if (amount.amount().signum() <= 0) {
            throw Invalid.field("amount", "receivable.invalid.amount");
        } else if (dueOn.isBefore(scope.date()) || dueOn.isAfter(scope.date().plusYears(LONGEST_YEARS))) {
            throw Invalid.field("dueOn", "receivable.invalid.promised");
        }
        var id = sql.insertInto(PROMISE)
                .set(PROMISE.CLIENT_ID, client.value())
                .set(PROMISE.CURRENCY, amount.currency().getCurrencyCode())
                .set(PROMISE.MADE_ON, scope.date())
                .set(PROMISE.DUE_ON, dueOn)
                .set(PROMISE.AMOUNT, amount.amount())
                .set(PROMISE.NOTE, note)
                .set(PROMISE.MADE_BY_ID, scope.userId())
                .returningResult(PROMISE.ID)
                .fetchSingle()
                .value1();
        promises.judgeAndTell(List.of(client.value()), scope.date());
        return id;
    }

    private void begin(AccessScope scope, ClientId client) {
        scope.require(Right.RECEIVABLE_COLLECT);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        store.lock(client, scope.date());
    }

    /**
     * It was never meant so, or is replaced by another.
     *
     * @throws Stale when it is decided already, or changed since {@code version} was read
     * @throws Missing when there is no such promise for this person
     */
    @Transactional
    public void withdraw(AccessScope scope, long promise, int version) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var client = sql.select(PROMISE.CLIENT_ID)
                .from(PROMISE)
                .where(PROMISE.ID.eq(promise))
                .fetchOptional(row -> new ClientId(row.value1()))
                .orElseThrow(() -> new Missing("promise " + promise));
        begin(scope, client);
        var touched = sql.update(PROMISE)
                .set(PROMISE.STATE, Promise.State.WITHDRAWN.name())
                .set(PROMISE.DECIDED_ON, scope.date())
                .set(PROMISE.VERSION, PROMISE.VERSION.plus(1))
                .where(PROMISE.ID.eq(promise))
                .and(PROMISE.VERSION.eq(version))
                .and(PROMISE.STATE.eq(Promise.State.OPEN.name()))
                .execute();
        if (touched == 0) {
            throw new Stale("promise " + promise);
        }
        promises.judgeAndTell(List.of(client.value()), scope.date());
    }
}
