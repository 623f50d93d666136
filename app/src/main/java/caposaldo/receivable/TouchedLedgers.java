package caposaldo.receivable;

import java.time.LocalDate;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The ledgers that an import changes: locked in one order before it does, recounted after. */
@Component
class TouchedLedgers {

    /** An import waits longer than a person does: somebody may be posting, or another import counting. */
    private static final String PATIENCE = "set local lock_timeout = '60s'";

    private static final String OPEN = """
            insert into receivable.client_ledger (client_id, currency, as_of)
            select distinct client_id, {0}, {1}::date from touched
            on conflict do nothing
            """;

    private static final String LOCK = """
            select client_id from receivable.client_ledger
            where client_id in (select client_id from touched)
            order by client_id, currency for update
            """;

    private final DSLContext sql;
    private final LedgerRollups rollups;
    private final LedgerCurrency currency;

    TouchedLedgers(DSLContext sql, LedgerRollups rollups, LedgerCurrency currency) {
        this.sql = sql;
        this.rollups = rollups;
        this.currency = currency;
    }

    /** Those in the temporary table {@code touched (client_id, since)}. */
    void lock(LocalDate today) {
        sql.execute(PATIENCE);
        sql.execute(OPEN, DSL.val(currency.code()), DSL.val(today));
        sql.fetch(LOCK);
    }

    void recount(LocalDate today) {
        sql.execute("select receivable.analyze_items()");
        var since = sql.fetchSingle("select min(since) from touched").get(0, LocalDate.class);
        if (since != null) {
            rollups.recount(sql.fetch("select distinct client_id from touched").getValues(0, Long.class), since, today);
        }
        sql.execute("drop table touched");
    }
}
