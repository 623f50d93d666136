package caposaldo.reliability;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.credit.Tables.CLIENT_CREDIT;
import static caposaldo.db.reliability.Tables.CLIENT_CHECK;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When clients are to be checked again, from what is kept. */
@Component
public class DueChecks {

    private final DSLContext sql;
    private final LedgerCurrency currency;

    DueChecks(DSLContext sql, LedgerCurrency currency) {
        this.sql = sql;
        this.currency = currency;
    }

    /** The last day of a check that has expired; empty for one that stands, and where there is none. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> expired(AccessScope scope, ClientId client) {
        scope.require(Right.CREDIT_READ);
        return sql.select(CLIENT_CHECK.DUE_ON)
                .from(CLIENT_CHECK)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CLIENT_CHECK.CLIENT_ID))
                .where(CLIENT_CHECK.CLIENT_ID.eq(client.value()))
                .and(CLIENT_CHECK.CHECKED_ON.isNotNull())
                .and(CLIENT_CHECK.DUE_ON.lt(scope.date()))
                .and(Clients.seenBy(scope))
                .fetchOptional(CLIENT_CHECK.DUE_ON);
    }

    /** How many clients with a check that has expired the person sees. */
    @Transactional(readOnly = true)
    public int countExpired(AccessScope scope) {
        scope.require(Right.CREDIT_READ);
        return sql.fetchCount(sql.selectOne()
                .from(CLIENT_CHECK)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CLIENT_CHECK.CLIENT_ID))
                .join(CLIENT_CREDIT)
                .on(CLIENT_CREDIT.CLIENT_ID.eq(CLIENT_CHECK.CLIENT_ID))
                .where(CLIENT_CREDIT.CURRENCY.eq(currency.code()))
                .and(CLIENT_CHECK.CHECKED_ON.isNotNull())
                .and(CLIENT_CHECK.DUE_ON.lt(scope.date()))
                .and(Clients.seenBy(scope)));
    }
}
