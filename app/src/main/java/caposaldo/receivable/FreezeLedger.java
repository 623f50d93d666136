package caposaldo.receivable;

import static caposaldo.db.receivable.Tables.CLIENT_LEDGER;

import caposaldo.account.ClientId;
import caposaldo.kernel.Missing;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.11: what a client has signed stands. Up to that day no document of his is posted, changed or taken away, by
 * whoever writes: the database refuses it. What corrects it is dated later.
 */
@Component
public class FreezeLedger {

    private final DSLContext sql;

    FreezeLedger(DSLContext sql) {
        this.sql = sql;
    }

    /** For who holds the client's {@link LedgerLock}; what was frozen stays so. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void freeze(ClientLedger ledger, LocalDate until) {
        var touched = sql.update(CLIENT_LEDGER)
                .set(
                        CLIENT_LEDGER.FROZEN_UNTIL,
                        DSL.greatest(DSL.coalesce(CLIENT_LEDGER.FROZEN_UNTIL, until), DSL.val(until)))
                .where(CLIENT_LEDGER.CLIENT_ID.eq(ledger.client().value()))
                .and(CLIENT_LEDGER.CURRENCY.eq(ledger.currency().getCurrencyCode()))
                .execute();
        if (touched == 0) {
            throw new Missing(ledger.toString());
        }
    }

    /** The last signed day of each ledger of these clients that has one. */
    @Transactional(readOnly = true)
    public Map<ClientLedger, LocalDate> until(Collection<ClientId> clients) {
        return sql
                .select(CLIENT_LEDGER.CLIENT_ID, CLIENT_LEDGER.CURRENCY, CLIENT_LEDGER.FROZEN_UNTIL)
                .from(CLIENT_LEDGER)
                .where(CLIENT_LEDGER.CLIENT_ID.eq(
                        DSL.any(clients.stream().map(ClientId::value).toArray(Long[]::new))))
                .and(CLIENT_LEDGER.FROZEN_UNTIL.isNotNull())
                .fetch()
                .stream()
                .collect(Collectors.toMap(
                        row -> new ClientLedger(new ClientId(row.value1()), Currency.getInstance(row.value2())),
                        row -> Objects.requireNonNull(row.value3())));
    }
}
