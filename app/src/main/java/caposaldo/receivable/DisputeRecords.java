package caposaldo.receivable;

import static caposaldo.db.people.Tables.PERSON;
import static caposaldo.db.receivable.Tables.DISPUTE;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads disputes, never of a document that the scope does not show. */
@Component
public class DisputeRecords {

    private final DSLContext sql;
    private final Receivables receivables;
    private final Clients clients;
    private final LedgerCurrency currency;

    DisputeRecords(DSLContext sql, Receivables receivables, Clients clients, LedgerCurrency currency) {
        this.sql = sql;
        this.receivables = receivables;
        this.clients = clients;
        this.currency = currency;
    }

    /** @throws Missing when there is no such dispute for this person */
    @Transactional(readOnly = true)
    public Dispute get(AccessScope scope, long id) {
        var found = disputes(DISPUTE.ID.eq(id)).stream().findFirst().orElseThrow(() -> new Missing("dispute " + id));
        receivables.get(scope, found.item());
        return found;
    }

    /** Of one document, the latest first. */
    @Transactional(readOnly = true)
    public List<Dispute> of(AccessScope scope, LedgerItemId item) {
        receivables.get(scope, item);
        return disputes(DISPUTE.LEDGER_ITEM_ID.eq(item.value()));
    }

    /** What a client contests today, the latest first. */
    @Transactional(readOnly = true)
    public List<Dispute> open(AccessScope scope, ClientId client) {
        scope.require(Right.RECEIVABLE_READ);
        clients.check(scope, client);
        return disputes(DISPUTE.CLIENT_ID.eq(client.value()).and(DISPUTE.CLOSED_ON.isNull()));
    }

    private List<Dispute> disputes(Condition which) {
        return sql.select(DISPUTE.fields())
                .select(PERSON.FULL_NAME)
                .from(DISPUTE)
                .leftJoin(PERSON)
                .on(PERSON.ID.eq(DISPUTE.OWNER_ID))
                .where(which)
                .orderBy(DISPUTE.ID.desc())
                .fetch(row -> new Dispute(
                        row.get(DISPUTE.ID),
                        new LedgerItemId(row.get(DISPUTE.LEDGER_ITEM_ID)),
                        Dispute.Reason.valueOf(row.get(DISPUTE.REASON)),
                        currency.money(row.get(DISPUTE.AMOUNT), row.get(DISPUTE.CURRENCY)),
                        row.get(DISPUTE.NOTE),
                        row.get(PERSON.FULL_NAME),
                        Objects.requireNonNull(row.get(DISPUTE.OPENED_ON)),
                        row.get(DISPUTE.CLOSED_ON),
                        row.get(DISPUTE.OUTCOME) == null ? null : Dispute.Outcome.valueOf(row.get(DISPUTE.OUTCOME)),
                        row.get(DISPUTE.VERSION)));
    }
}
