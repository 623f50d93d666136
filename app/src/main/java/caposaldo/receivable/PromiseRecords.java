package caposaldo.receivable;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.receivable.Tables.PROMISE;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads promises to pay, never of a client that the scope does not show. */
@Component
public class PromiseRecords {

    private static final int MOST = 100;

    private final DSLContext sql;
    private final Clients clients;
    private final LedgerCurrency currency;

    PromiseRecords(DSLContext sql, Clients clients, LedgerCurrency currency) {
        this.sql = sql;
        this.clients = clients;
        this.currency = currency;
    }

    /** @throws Missing when there is no such promise for this person */
    @Transactional(readOnly = true)
    public Promise get(AccessScope scope, long id) {
        return promises(scope, PROMISE.ID.eq(id)).stream().findFirst().orElseThrow(() -> new Missing("promise " + id));
    }

    /** Of one client, the latest due first. */
    @Transactional(readOnly = true)
    public List<Promise> of(AccessScope scope, ClientId client) {
        clients.check(scope, client);
        return promises(scope, PROMISE.CLIENT_ID.eq(client.value()));
    }

    private List<Promise> promises(AccessScope scope, Condition which) {
        scope.require(Right.RECEIVABLE_READ);
        return sql.select(PROMISE.fields())
                .from(PROMISE)
                .join(CLIENT)
                .on(CLIENT.ID.eq(PROMISE.CLIENT_ID))
                .where(which)
                .and(Clients.seenBy(scope))
                .orderBy(PROMISE.DUE_ON.desc(), PROMISE.ID.desc())
                .limit(MOST)
                .fetch(row -> new Promise(
                        row.get(PROMISE.ID),
                        new ClientId(row.get(PROMISE.CLIENT_ID)),
                        Objects.requireNonNull(row.get(PROMISE.MADE_ON)),
                        Objects.requireNonNull(row.get(PROMISE.DUE_ON)),
                        currency.money(row.get(PROMISE.AMOUNT), row.get(PROMISE.CURRENCY)),
                        row.get(PROMISE.NOTE),
                        Promise.State.valueOf(row.get(PROMISE.STATE)),
                        currency.money(row.get(PROMISE.RECEIVED), row.get(PROMISE.CURRENCY)),
                        row.get(PROMISE.DECIDED_ON),
                        row.get(PROMISE.VERSION)));
    }

    /** Promises broken on or after a day. */
    @Transactional(readOnly = true)
    public int countBroken(AccessScope scope, LocalDate since) {
        scope.require(Right.RECEIVABLE_READ);
        return sql.fetchCount(
                PROMISE.join(CLIENT).on(CLIENT.ID.eq(PROMISE.CLIENT_ID)),
                PROMISE.STATE
                        .eq(Promise.State.BROKEN.name())
                        .and(PROMISE.DECIDED_ON.ge(since))
                        .and(Clients.seenBy(scope)));
    }
}
